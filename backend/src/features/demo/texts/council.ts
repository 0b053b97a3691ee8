import type { Topic } from "./topic.js";

export const councilTopics: readonly Topic[] = [
  {
    category: "Missed Collection",
    help: "Bins that were not emptied, or not as announced.",
    priority: "low",
    department: "Waste and Recycling",
    weight: 8,
    subjects: [
      "Bins not emptied for the third week",
      "Paper collection forgot {street}",
      "Green waste left behind",
      "Bin broken by the collectors",
    ],
    stories: [
      "For the third week the bins in {street} were not emptied. Rats have been seen. The calendar on your site says every {weekday}.",
      "The lorry drove past our side of the street on {weekday}. Everyone put the paper out, nobody's was taken.",
      "The lid of my bin was torn off at the last collection. The crew put it beside the bin and drove on.",
    ],
    answers: [
      "I am sorry. The street was closed on the collection day and nobody planned another. I have asked for a crew tomorrow morning.",
      "Thank you for telling us. Could you say whether the bins stood at the kerb before seven?",
    ],
    solutions: [
      "The bins were emptied this morning, and {street} is back on the plan for every {weekday}.",
      "A new bin was delivered on {weekday}. The old one is taken along at the next collection.",
    ],
    notes: [
      "Road works until the end of {month}: collect from the corner.",
      "Crew 4 says bins were not out. Photo says otherwise.",
    ],
  },
  {
    category: "Parking Fine",
    help: "Fines you think are wrong, residents' permits, ticket machines.",
    priority: "low",
    department: "Parking",
    skill: "Appeals",
    weight: 7,
    subjects: [
      "Fined in spite of a valid permit",
      "Machine was broken, fined all the same",
      "Fine for a car I sold",
      "Sign was hidden behind a tree",
    ],
    stories: [
      "I was fined {amount} euros on {weekday} in {street}. My residents' permit was behind the windscreen and is valid until the end of the year, photo attached.",
      "The machine took my coins and gave no ticket. I left a note with the time in the car. The fine came all the same.",
      "The fine is for a car that I sold in {month}. The sale was registered on the same day.",
      "The no-stopping sign stands behind a tree in full leaf. From the road nobody can see it. I have added a photo.",
    ],
    answers: [
      "Thank you for the photo. I have put the fine on hold while we look at it: you need not pay while we do.",
      "I have asked for the fault log of that machine and will write to you as soon as I have it.",
    ],
    solutions: [
      "The fine is cancelled. The permit was valid and visible, as your photo shows. We apologise.",
      "The machine was indeed out of order that morning. The fine is cancelled.",
    ],
    notes: ["Machine 118: fault from 08:10 to 13:55 in the log.", "Tree office informed about the sign."],
  },
  {
    category: "Housing Repair",
    help: "Repairs in council flats and houses.",
    priority: "high",
    department: "Housing",
    skill: "Field work",
    weight: 8,
    subjects: [
      "Mould in the children's room",
      "Water through the ceiling",
      "Front door does not lock",
      "No hot water since {weekday}",
      "Lift out of order again",
    ],
    stories: [
      "There is black mould behind the wardrobe in the children's room, about one square metre. I reported it in {month} and somebody took photos. Since then: silence.",
      "Water comes through the bathroom ceiling whenever the flat above showers. The caretaker put a bucket under it {days} days ago.",
      "The front door of {street} has not locked for two weeks. Parcels have been stolen twice.",
      "Eleven families have had no hot water since {weekday}. The notice in the hall says “shortly”.",
      "The lift is out of order for the second time this month. My husband uses a wheelchair and has not been outside for {days} days.",
    ],
    answers: [
      "That is not acceptable. I have ordered an inspection for {weekday} morning and will be on the phone myself if they are late.",
      "I have found your report from {month}. It was closed by mistake. I have opened it again and it comes first now.",
    ],
    solutions: [
      "The pipe above your bathroom was replaced and the ceiling is dry. It will be painted next week: you get a card with the date.",
      "The lock was changed on {weekday}. New keys are at the caretaker's, two for each flat.",
    ],
    notes: [
      "Child with asthma in the flat: treat as urgent.",
      "Contractor has the order since {month} and never started.",
    ],
  },
  {
    category: "Staff Conduct",
    help: "How you were treated on the phone, at the counter or at your door.",
    priority: "medium",
    weight: 4,
    subjects: [
      "Hung up on me twice",
      "Rude at the counter",
      "Technician smoked in our kitchen",
      "Promised a call back five times",
    ],
    stories: [
      "I explained my case calmly and was told that I was the problem. Then the line was cut. When I called again, the same person cut it at once.",
      "At the counter on {weekday} I was told, in front of everybody, that people like me should read the form first. The form is only in one language.",
      "Five times I was promised that somebody would call me back. I have written down the dates and names.",
    ],
    answers: [
      "That is not how we want to treat anybody. I have asked the team lead to listen to the call and will come back to you by {weekday}.",
      "Thank you for the dates and names. That makes it possible to find out what happened.",
    ],
    solutions: [
      "We have listened to the call. You were treated badly and we apologise. The team lead has spoken with the colleague concerned.",
      "The team lead called you today and apologised. Thank you for the conversation.",
    ],
    notes: ["Recording heard together with the team lead.", "Second complaint about the same counter this month."],
  },
];

export const generalTopics: readonly Topic[] = [
  {
    category: "Account Access",
    help: "Signing in, passwords, wrong contact details.",
    priority: "medium",
    skill: "Accounts",
    weight: 10,
    subjects: [
      "Cannot sign in since the update",
      "Locked out of my account",
      "Reset mail never arrives",
      "Somebody changed my address",
      "Code goes to my old phone",
    ],
    stories: [
      "Since the update on {weekday} the app says that my password is wrong. It is not. Resetting it does not help: the mail never comes.",
      "My account is locked and the reason is not given. The hotline says it is open. The page says it is not.",
      "I can see in my profile that my postal address was changed in {month}. I did not do that. Please tell me who did.",
      "The security code still goes to a phone that I no longer have. To change the number I need a code, sent to the old number.",
    ],
    answers: [
      "I have looked at the sign-ins of your account: the last ones failed because the address is stored with a typing error. May I correct it?",
      "To be safe I have ended all sessions of your account. I am checking where the change came from.",
      "I have removed the old number. For your protection please answer two questions before I add the new one.",
    ],
    solutions: [
      "You can sign in again: the lock was left over from the update. Twenty accounts had the same problem and all are open now.",
      "The address is corrected and the reset mail has arrived, as you wrote. Nothing else was changed.",
    ],
    notes: [
      "Bounce: mailbox full until {weekday}.",
      "Address change came from a colleague who mixed up two customers. Told data protection.",
      "Identity checked by call back.",
    ],
  },
  {
    category: "Other",
    help: "Anything that does not fit elsewhere.",
    priority: "low",
    weight: 4,
    subjects: [
      "Website unusable with a screen reader",
      "Form asks for things you know already",
      "Music on hold is unbearable",
      "Opening hours are wrong",
    ],
    stories: [
      "Your form cannot be used with a screen reader: the buttons have no names. I had to ask my daughter to send this.",
      "For the third time I have to send you documents that you already have. Please look in your own cabinet.",
      "Your site says that the office is open until six. I stood in front of a closed door at ten past four.",
    ],
    answers: [
      "Thank you for taking the time to write. I have passed it to the people who can change it and will tell you what they say.",
      "You are right, and I am sorry for the trouble. I am looking into it.",
    ],
    solutions: [
      "The opening hours on the site are corrected, and there is a notice on the door.",
      "The form was repaired yesterday: every button has a name now. Thank you for telling us.",
    ],
    notes: ["Passed to the web team.", "Third mention of this form."],
  },
];
