#!/bin/sh
# Restarts the processes of one desk, one after the other, without a failed request: rolling-restart.sh 1 2
set -eu

# nginx leaves a process alone for 5 seconds after it was turned away (fail_timeout), and the next one only goes when
# this one is taken up again.
until_taken_up=6
ready_within=120

[ "$#" -gt 0 ] || { echo "Usage: $0 INSTANCE..., such as: $0 1 2" >&2; exit 2; }

for instance in "$@"; do
  echo "Restarting redress@$instance"
  systemctl restart "redress@$instance"
  waited=0
  until curl --fail --silent --output /dev/null "http://127.0.0.1:500$instance/readyz"; do
    waited=$((waited + 1))
    if [ "$waited" -ge "$ready_within" ]; then
      echo "redress@$instance is not ready after $ready_within s; the others are left as they are: journalctl -u redress@$instance" >&2
      exit 1
    fi
    sleep 1
  done
  sleep "$until_taken_up"
done
echo "All are restarted"
