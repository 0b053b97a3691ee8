import type { Topic } from "./topic.js";

export const energyTopics: readonly Topic[] = [
  {
    category: "Meter Reading",
    help: "Wrong or estimated readings, smart meters, readings that were not taken.",
    priority: "low",
    department: "Metering",
    skill: "Field work",
    weight: 7,
    subjects: [
      "Wrong meter reading on the bill",
      "Estimated although I sent the reading",
      "Smart meter shows impossible numbers",
      "Reader never came",
    ],
    stories: [
      "The bill uses a reading of 48,211. The meter in the cellar shows 41,877, photo is attached. At this rate I would have run a bakery.",
      "I entered the reading online on time and have the confirmation. The bill was estimated all the same, and {amount} euros too high.",
      "Since the smart meter was put in, the app shows the same use every night between two and four, as if somebody ran an oven. We were on holiday.",
      "Twice a card announced the reader and twice nobody came. Now the bill is estimated, of course not in my favour.",
    ],
    answers: [
      "Thank you for the photo. The digits of the reading were swapped when it was typed. I have sent it for correction.",
      "Could you send me a photo of the meter with its number readable? Then I can correct the reading straight away.",
    ],
    solutions: [
      "The reading is corrected to the one on your photo. A new bill is on its way, {amount} euros lower.",
      "The meter was exchanged on {weekday}. The months in question are billed by last year's use.",
    ],
    notes: [
      "Reading typed by the contractor, digits swapped.",
      "Meter type has a known fault at night, see notice of the maker.",
    ],
  },
  {
    category: "Supply Interruption",
    help: "Power or heat that fails, or was cut off.",
    priority: "high",
    department: "Metering",
    skill: "Field work",
    weight: 6,
    subjects: [
      "No power in the stairwell since {weekday}",
      "Heating cut off by mistake",
      "Power fails every evening",
      "Cut off although everything is paid",
    ],
    stories: [
      "Since {weekday} the stairwell and the lift of {street} have no power. An old lady on the fourth floor cannot leave her flat.",
      "Our heating was shut off, for non-payment as the note at the door says. I have the bank statements here: every month is paid.",
      "Every evening around six the power fails for some seconds. Two computers and the freezer are damaged by now.",
      "You cut off the wrong flat. The notice names my neighbour and my neighbour's contract number.",
    ],
    answers: [
      "That must not happen. I have called the standby team: somebody is with you within two hours.",
      "I can see that the order to cut off was for another flat. I have stopped it and am arranging that you are switched on again today.",
    ],
    solutions: [
      "Power is back since {weekday} afternoon. A fuse in the house connection had been damaged by water.",
      "You were switched on again the same day. The fee is cancelled, and a written apology follows by post.",
    ],
    notes: [
      "Wrong flat: order has 3 left instead of 3 right. Report to the contractor.",
      "Standby team informed at 09:40, reference 7731.",
    ],
  },
  {
    category: "Contract Change",
    help: "Moving house, changing tariff, ending a contract.",
    priority: "low",
    department: "Accounts",
    skill: "Contracts",
    weight: 6,
    subjects: [
      "Moving house is impossible with you",
      "Changed to a tariff I did not choose",
      "Cancellation ignored",
      "Contract in my late father's name",
    ],
    stories: [
      "I told you about our move five weeks ahead. On the day we had no contract at the new address and two at the old one.",
      "On the phone I asked about a tariff. I did not order it. A week later the confirmation of my order came.",
      "My father died in {month}. I have sent the papers twice, and letters to him keep coming, the last one a reminder over {amount} euros.",
      "I cancelled by registered letter. You answer with an offer to stay. I do not want an offer, I want a confirmation.",
    ],
    answers: [
      "I am sorry for the muddle. I have both contracts in front of me and am putting the dates right.",
      "Please accept our condolences. I have stopped all letters and will see to the rest myself. You need not send anything again.",
    ],
    solutions: [
      "The old contract ended on the day you moved, the new one began on the same day. Nothing was billed twice.",
      "Your cancellation is confirmed for the end of {month}. The written confirmation is attached to your account.",
    ],
    notes: [
      "Call recording heard: the customer asked, did not order. Reverse it.",
      "Death certificate is in the archive since {month}. Nobody looked.",
    ],
  },
  {
    category: "Equipment Fault",
    help: "Devices from us that are broken or arrive broken.",
    priority: "medium",
    department: "Installations",
    skill: "Network",
    weight: 5,
    subjects: [
      "New router arrived broken",
      "TV box restarts all day",
      "Replacement has the same fault",
      "Charger of the handset gets hot",
    ],
    stories: [
      "The router came yesterday in an open box and does not switch on. I need it for work on {weekday}.",
      "The TV box restarts every twenty minutes. This is the second replacement with the same fault, so perhaps it is not the box.",
      "The charger of the handset you sent gets so hot that I do not dare to leave it plugged in.",
    ],
    answers: [
      "Please unplug the charger and do not use it again. A replacement leaves our warehouse today.",
      "Thank you for trying that already. I am sending you another model this time. You can keep using the old one until it arrives.",
    ],
    solutions: [
      "The new device is in use since {weekday} and has not restarted since. Thank you for telling us.",
      "The replacement has arrived and works. The faulty one can go back with the label in the box.",
    ],
    notes: ["Batch from {month}, fourth case. Report to purchasing.", "Overheating charger: told the safety officer."],
  },
];
