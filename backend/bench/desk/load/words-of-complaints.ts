import type { Language } from "./vocabulary.js";

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What complaints are made of, the most frequent words first. */
export const words: Readonly<Record<Language, readonly string[]>> = {
  en: list(`the i to my and a it is not of was for that in on you have this with no me but at been your they has be we
    order refund after still since when from are as were would had payment again please bill invoice day week days customer
    service account phone call told said nobody delivery delivered router internet contract number money received sent waiting
    wait help problem meter reading charged twice wrong broken damaged package parcel technician appointment cancelled
    cancel month address street house repair repaired complaint answer reply email mail letter website password login error
    returned return exchange credit card bank transfer amount price discount offer upgrade line signal outage connection speed
    cable box container bins collected collection noise parking fine ticket permit appeal housing flat heating water leak
    mould landlord neighbour office opening hours staff rude friendly manager supervisor promised promise deadline late
    missing lost stolen insurance claim warranty guarantee replacement spare part battery screen charger kitchen washing machine
    fridge sofa table chair shoes size colour shirt dress jacket subscription renewal trial cancellation notice period
    statement balance overdue reminder collector debt interest fee penalty tariff electricity gas supplier switch moved moving
    inspection engineer installation installed activated activation sim roaming abroad airport flight luggage hotel booking
    reservation voucher coupon gift shipping courier tracking warehouse stock available unavailable delayed delay postponed`),
  de: list(`die der und ich das ist nicht in zu es den mit ein eine für auf war von dem sie wir haben hat auch noch sich bei nach
    seit habe wurde mir uns als an aber wie oder kein keine bis nur bitte rechnung bestellung lieferung geld erstattung vertrag
    kündigung termin techniker anschluss leitung störung ausfall anruf hotline antwort schreiben brief monat woche tage wochen
    kunde kundennummer zähler zählerstand abschlag strom gas anbieter wohnung heizung wasser schimmel vermieter müll tonne
    abholung parkplatz strafzettel gebühr mahnung konto überweisung betrag falsch doppelt abgebucht paket beschädigt defekt
    kaputt ersatz umtausch garantie gutschein reklamation beschwerde verspätung verspätet niemand wieder immer schon leider
    freundlich unfreundlich zugesagt versprochen frist straße hausnummer umzug adresse versicherung schaden verbindung
    geschwindigkeit router gerät bildschirm akku ladegerät waschmaschine kühlschrank größe farbe jacke schuhe bestellnummer
    rückruf rückerstattung widerruf gutschrift zahlung lastschrift zinsen tarif wechsel anmeldung passwort fehlermeldung`),
  fr: list(`de la le et je les des pas en que est à un une pour il vous ne du dans au sur ma mon avec qui ce nous plus été j'ai
    depuis mais par se ou encore très bien merci facture commande livraison argent remboursement contrat résiliation
    rendez-vous technicien ligne panne coupure appel réponse lettre courrier mois semaine jours client compteur relevé électricité
    gaz fournisseur appartement chauffage eau fuite moisissure propriétaire poubelle collecte stationnement amende frais relance
    compte virement montant faux erreur débité deux fois colis endommagé cassé remplacement échange garantie bon réclamation
    retard personne toujours déjà malheureusement aimable promis délai rue numéro déménagement adresse assurance dommage
    connexion débit appareil écran batterie chargeur taille couleur veste chaussures rappel avoir paiement prélèvement tarif
    changement inscription message passe problème service agence horaires guichet dossier demande attente aucune nouvelle`),
  es: list(`de la que el en y no a los se me un una por con mi para es lo las del al ha he su como pero más ya muy desde sin está
    nadie todavía factura pedido entrega dinero reembolso contrato baja cita técnico línea avería corte llamada respuesta carta
    correo mes semana días cliente contador lectura luz gas compañía piso calefacción agua fuga humedad casero basura recogida
    aparcamiento multa tasa recargo cuenta transferencia importe error cobrado dos veces paquete dañado roto recambio cambio
    garantía vale reclamación retraso siempre desgraciadamente amable prometido plazo calle número mudanza dirección seguro
    daño conexión velocidad aparato pantalla batería cargador talla color chaqueta zapatos devolución abono pago recibo tarifa
    alta contraseña problema servicio oficina horario ventanilla expediente solicitud espera ninguna noticia gracias`),
  ru: list(`и в не на я что с мне по это за как у из но меня был для от так вы до нет уже мы же все или после ещё где когда бы
    снова счёт заказ доставка деньги возврат договор расторжение мастер линия авария отключение звонок ответ письмо месяц неделя
    дней клиент счётчик показания свет газ поставщик квартира отопление вода протечка плесень хозяин мусор вывоз парковка штраф
    пеня перевод сумма ошибка списали дважды посылка повреждена сломан замена обмен гарантия жалоба задержка никто всегда
    обещали срок улица номер переезд адрес страховка ущерб соединение скорость экран батарея зарядка размер цвет куртка обувь
    оплата тариф пароль проблема служба контора очередь заявление ожидание спасибо пожалуйста помогите объясните верните`),
};
