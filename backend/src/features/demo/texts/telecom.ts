import type { Topic } from "./topic.js";

export const telecomTopics: readonly Topic[] = [
  {
    category: "Internet Outage",
    help: "No connection at all, at home or at work.",
    priority: "high",
    department: "Network",
    skill: "Network",
    weight: 11,
    subjects: [
      "No internet since {weekday}",
      "Router offline, third report",
      "Whole street without internet",
      "Connection gone after the storm",
      "Line dead since your maintenance on {weekday}",
    ],
    stories: [
      "The router has shown a red light since {weekday} morning. I restarted it four times and changed the cable. Nothing helps. I work from home and have lost {days} working days already.",
      "Our whole house in {street} has been offline since {weekday}. The neighbours have the same problem, so it cannot be my equipment. The hotline told me to wait 24 hours. That was {days} days ago.",
      "After your announced maintenance the connection did not come back. The announcement said two hours. My alarm system and my mother's emergency button depend on this line.",
      "This is the third time this month. Each time somebody promises that it is repaired, and a week later it is gone again. I want to know what is really wrong.",
      "The connection dropped in the middle of an exam on {weekday} and has not returned. The app says everything is fine in my area, which it is not.",
    ],
    answers: [
      "I am sorry about the outage. I can see from here that the line lost its signal and have asked our network team to measure it today.",
      "Thank you for the details. Several lines in {street} are affected, so this is on our side. A technician is on the way to the cabinet.",
      "Could you tell me which lights are lit on the router, and whether it is plugged into the first socket in the flat?",
    ],
    solutions: [
      "A damaged cable in the street cabinet was replaced this morning. Your line has been stable for two hours. We have credited {days} days to your next bill.",
      "The port in our exchange was faulty. You are connected to a new one now, and the speed measures as ordered.",
    ],
    notes: [
      "Port 14 at the cabinet shows errors since the maintenance. Same as the two others from this street.",
      "Customer has an emergency button on this line: keep it high.",
      "Third report. Please do not close before we have measured for a full day.",
    ],
  },
  {
    category: "Slow Connection",
    help: "It works, but slower than promised or with interruptions.",
    priority: "medium",
    department: "Network",
    skill: "Network",
    weight: 8,
    subjects: [
      "Paying for 250, getting {amount}",
      "Evening speed is a joke",
      "Video calls keep freezing",
      "Upload close to zero since {weekday}",
    ],
    stories: [
      "My contract says 250 megabit. I measured at different times with a cable: between 9 and {amount}, never more. Every evening from seven it becomes unusable.",
      "Since the change of tariff the connection is slower than before, although I pay more. I sent measurements to the hotline twice and never heard back.",
      "Three people in this house work with video calls. Since {weekday} each of them freezes every few minutes. We tried another router, the same.",
    ],
    answers: [
      "Thank you for measuring by cable, that helps a lot. I have started a line test that runs for 24 hours and will write to you with the result tomorrow.",
      "I can see many corrections on your line. Have you changed the cable between the socket and the router lately?",
    ],
    solutions: [
      "Your line ran with a safety profile from an old fault. It has been set back, and our test measures 242 megabit now.",
      "The segment in {street} was overloaded in the evening. Its capacity was doubled last night. We have credited one monthly fee.",
    ],
    notes: [
      "Segment load 94 % in the evening. Extension is planned, see network board.",
      "Measured 9 Mbit at 20:15, profile still on the fallback.",
    ],
  },
  {
    category: "Billing Error",
    help: "Charged twice, too much, or for something you did not order.",
    priority: "medium",
    department: "Billing",
    skill: "Refunds",
    weight: 12,
    subjects: [
      "Charged twice for {month}",
      "Bill shows a service I never ordered",
      "Cancelled, and still billed",
      "Price rise without notice",
      "Direct debit taken too early",
    ],
    stories: [
      "In {month} you took {amount} euros twice from my account, on the 1st and on the 4th. My bank says both were ordered by you. Please pay one of them back.",
      "My bill lists a security package for {amount} euros. I never ordered it and nobody in this house did. It has been there for three months as I now see.",
      "I cancelled in time and have your confirmation in writing. Now there is another bill for {month} over {amount} euros, with a reminder fee on top.",
      "The monthly price went up by a fifth. I have found no letter and no mail about it. Under my contract that is not possible before next year.",
      "You debited {amount} euros a week before the date on the bill. My account was not covered and the bank charged me for it.",
    ],
    answers: [
      "I have looked at your account and can see both debits. I am checking with our payments team which of them was wrong.",
      "Thank you for telling us. Could you send me a photo or copy of the bill, with the number at the top right readable?",
      "I understand that this is annoying. The package was added when the tariff changed. I am finding out by whom.",
    ],
    solutions: [
      "The second debit was a mistake on our side. {amount} euros are on their way back to your account and should arrive within three working days.",
      "The package is removed, and what was charged for it is credited: you will see it on the next bill. I am sorry for the trouble.",
    ],
    notes: [
      "Both debits carry the same mandate. Payments confirms a double run on the 4th.",
      "Refund over the limit for agents: needs a second signature.",
      "Reminder fee cancelled in the billing system.",
    ],
  },
  {
    category: "Refund",
    help: "Money we promised and have not paid.",
    priority: "medium",
    department: "Billing",
    skill: "Refunds",
    weight: 7,
    subjects: [
      "Refund promised in {month}, nothing came",
      "Where is my credit of {amount}?",
      "Deposit not paid back",
      "Refund went to an old account",
    ],
    stories: [
      "On the phone in {month} I was promised {amount} euros back. It is weeks later and nothing has arrived. Nobody who answers the phone can see the note.",
      "I returned the router with the label you sent. The deposit of {amount} euros was never paid back. I have the receipt of the parcel shop.",
      "You refunded to an account that I closed last year, although the new one has been with you for months. The bank sent the money back to you.",
    ],
    answers: [
      "I have found the note of that call. The refund was approved and then stopped because the account changed. I have asked for it to be released.",
      "Could you tell me the last four digits of the account the money should go to?",
    ],
    solutions: [
      "{amount} euros were transferred today to the account ending as you told me. I have also added a credit for the delay.",
      "The deposit is booked and was paid out this morning.",
    ],
    notes: [
      "Payment returned by the bank on the 12th, see accounting.",
      "Parcel receipt checked, router is in stock since {weekday}.",
    ],
  },
  {
    category: "Installation Appointment",
    help: "Technicians who came late, not at all, or left work unfinished.",
    priority: "medium",
    department: "Installations",
    skill: "Field work",
    weight: 7,
    subjects: [
      "Technician did not show up",
      "Second appointment missed",
      "Waited from 8 to 5 for nothing",
      "Half finished installation",
    ],
    stories: [
      "I took a day off for the appointment on {weekday} between 8 and 12. Nobody came, nobody called. The app still says that the technician is on his way.",
      "This was the second appointment that nobody kept. The first time I was told the technician had rung the bell. I was at home and have a camera at the door: he did not.",
      "The technician left after twenty minutes because a part was missing. There is a hole in the wall and a cable hanging out of it since {weekday}.",
    ],
    answers: [
      "I am very sorry that you waited in vain. I have asked the dispatcher what happened and can offer you {weekday}, first thing in the morning.",
      "Thank you for your patience. Which days suit you next week? I will book the first slot so that nothing before it can run late.",
    ],
    solutions: [
      "The connection was finished on {weekday} and works. We have credited 50 euros for the missed appointment.",
      "A colleague closed the wall and completed the installation yesterday. Thank you for confirming it by phone.",
    ],
    notes: [
      "Dispatcher: van broke down, nobody informed the customer.",
      "Missed twice. Send a senior technician and call one hour ahead.",
    ],
  },
];
