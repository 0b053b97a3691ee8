/** Names from many places: a desk serves everybody. */
export const givenNames = [
  "Luis", "Amara", "Mei", "Sana", "Tom", "Priya", "Ivan", "Fatima", "Jonas", "Chloe", "Mateo", "Aiko", "Kwame", "Elena", "Omar",
  "Ingrid", "Rafael", "Nadia", "Stefan", "Leila", "Hugo", "Zofia", "Daniel", "Yara", "Marek", "Grace", "Ahmed", "Linnea", "Paolo", "Tara",
  "Emre", "Sofia", "Viktor", "Ruth", "Diego", "Hana", "Felix", "Noor", "Andrei", "Beatriz",
];
export const familyNames = [
  "Ferreira", "Okafor", "Lin", "Iqbal", "Becker", "Nair", "Petrov", "Haddad", "Lindqvist", "Martin", "Rojas", "Tanaka", "Mensah", "Rossi", "Farouk",
  "Berg", "Silva", "Karimi", "Novak", "Aziz", "Dubois", "Kowalska", "Weber", "Khoury", "Dvořák", "Adeyemi", "Hassan", "Olsen", "Ricci", "O’Brien",
  "Yılmaz", "Costa", "Hansen", "Levi", "Morales", "Sato", "Hofmann", "Rahman", "Popescu", "Almeida",
];
export const streets = ["Mill Lane", "Harbour Street", "Station Road", "Lindenweg", "Church Square", "Canal Street", "Orchard Way", "Bridge Street", "Castle Hill", "Garden Row"];
export const timeZones = ["Europe/Berlin", "Europe/Lisbon", "Europe/London", "Europe/Athens", "Asia/Kolkata", "America/New_York"];

/** What customers write back. */
export const replies = [
  "Thank you for the quick answer. I have tried it and it is still the same.",
  "Here is what you asked for. Please tell me if you need anything else.",
  "I have waited since then and nothing has changed. When will somebody look at it?",
  "That sounds good. I will watch it for a day and tell you.",
  "The number you need is 4471-2209, it is on the second page.",
  "Any news? I would like to plan my week.",
  "It was better for an hour and then the same again.",
];
export const thanks = ["Thank you, it works now.", "That was quick in the end. Thank you.", "Everything is fine now, thanks for your help."];
export const returns = ["I am afraid it is back. The same as before.", "You wrote that it is solved. It is not.", "It worked for two days. Now it is broken again."];
export const questions = [
  "Could you tell us whether the problem is still there today?",
  "To go on we need a copy of the document with the number at the top. Could you send it?",
  "When would it suit you that somebody comes by? Mornings are easiest for us.",
];
export const urgentReasons = ["A sick person in the house depends on it.", "I lose income every day this goes on.", "There are small children in the flat.", "The deadline is this week."];
