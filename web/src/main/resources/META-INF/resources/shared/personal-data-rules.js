/**
 * The rules for finding personal data in free text, for the phone and the server alike: patterns, word lists and limits. Code
 * holds only what a pattern cannot (check digits, dates, what stands before and after).
 *
 * The server reads this file too: what stands between the first `{` and the last `}` is strict JSON, and a pattern must mean
 * the same in both languages. So: no look-behind (older phones could not even read the module), no `\b`, the flags `u` and,
 * where it is said, `i`; `{{NAME}}` stands for a part.
 */
export const RULES = {
  "folding": {
    "about": "Code points, hexadecimal. What nobody sees is dropped; all dashes are one, all spaces are blanks; wide and Arabic digits are ASCII.",
    "dropped": ["AD", "200B-200F", "202A-202E", "2060-2069", "20E3", "FE0E", "FE0F", "FEFF"],
    "blank": ["9", "A0", "2000-200A", "202F", "205F", "3000"],
    "hyphen": ["2010-2015", "2212", "FE58", "FE63"],
    "moved": [{"range": "FF01-FF5E", "to": "21"}, {"range": "660-669", "to": "30"}, {"range": "6F0-6F9", "to": "30"}]
  },
  "parts": {
    "LOCAL": "[\\p{L}\\p{N}_][\\p{L}\\p{N}._%+'-]*",
    "DOT": "(?: ?\\.|,| ?[(\\[](?:dot|punkt)[)\\]] ?| (?:dot|punkt) )",
    "DATE": "(?:18|19|20)?\\d{2}([ ./-]?)\\d{2}\\1\\d{2}",
    "MOBILE": "7[02369](?:(?:{{S}})?(?:\\d{7}|\\d{3}{{S}}\\d{4}|\\d{3}{{S}}\\d{2}{{S}}\\d{2}|\\d{2}{{S}}\\d{2}{{S}}\\d{3}|\\d{2}{{S}}\\d{3}{{S}}\\d{2}|\\d{4}{{S}}\\d{3}|\\d{3}{{S}}\\d{3}{{S}}\\d)|\\d{{S}}(?:\\d{6}|\\d{2}{{S}}\\d{2}{{S}}\\d{2}|\\d{3}{{S}}\\d{3}|\\d{2}{{S}}\\d{4}))",
    "S": "[ ./-]{1,3}",
    "A": "(?:\\) ?-? ?| ?[-/] ?| {1,2})",
    "N5": "[1-9]\\d{4}|[1-9]\\d{2} \\d{2}|[1-9]\\d \\d{3}",
    "N6": "[1-9]\\d{5}|[1-9]\\d \\d{2} \\d{2}|[1-9]\\d{2} \\d{3}|[1-9]\\d \\d{4}|[1-9]\\d{3} \\d{2}",
    "N7": "[1-9]\\d{6}|[1-9]\\d{2} \\d{2} \\d{2}|[1-9]\\d{2} \\d{4}|[1-9]\\d \\d{2} \\d{3}|[1-9]\\d \\d{3} \\d{2}|[1-9]\\d{3} \\d{3}",
    "N8": "[1-9]\\d{7}|[1-9]\\d{2} \\d{3} \\d{2}|[1-9]\\d{2} \\d{2} \\d{3}|[1-9]\\d \\d{3} \\d{3}|[1-9]\\d \\d{2} \\d{2} \\d{2}|[1-9]\\d{3} \\d{4}|[1-9]\\d{3} \\d{2} \\d{2}|[1-9]\\d{4} \\d{3}",
    "LANDLINE": "(?:8{{A}}(?:{{N8}}|{{N7}}|{{N6}})|(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|77|90){{A}}(?:{{N7}}|{{N6}}|{{N5}})|(?:[1-69]\\d{2}|77\\d){{A}}(?:{{N6}}|{{N5}}))",
    "LETTER": "[A-HJ-PR-UW-Za-hj-pr-uw-z]",
    "CAPITAL": "[A-HJ-PR-UW-Z]",
    "LAST": "[A-HJ-NPR-UW-Za-hj-npr-uw-z]"
  },
  "searches": [
    {
      "kind": "email",
      "pattern": "{{LOCAL}} ?(?:@|[(\\[] ?(?:at|@|snabel-?a) ?[)\\]]) ?(?:[\\p{L}\\p{N}-]{1,63}{{DOT}}){1,8}\\p{L}{2,24}",
      "ignoreCase": true,
      "check": "always"
    },
    {
      "kind": "email",
      "pattern": "{{LOCAL}} (?:at|snabel-?a) (?:[\\p{L}\\p{N}-]{1,63}{{DOT}}){1,8}(?:se|com|nu|org|net|eu|dk|no|fi|de|pl|info|example)(?![\\p{L}\\p{N}])",
      "ignoreCase": true,
      "check": "always"
    },
    {"kind": "personal-number", "pattern": "{{DATE}} ?[-+/._:=]{0,2} ?\\d{2} ?\\d{2}(?!\\d)", "check": "personal-number"},
    {
      "kind": "personal-number",
      "pattern": "{{DATE}},? (?:och )?(?:de )?(?:fyra sista|sista fyra)(?: siffror(?:na)?)?(?: är)?:? ?\\d{4}(?!\\d)",
      "ignoreCase": true,
      "check": "personal-number"
    },
    {"kind": "personal-number", "pattern": "{{DATE}} ?\\(\\d{4}\\)", "check": "personal-number"},
    {"kind": "personal-number", "pattern": "(?:\\d(?: \\d){7}|\\d(?: \\d){5}) ?[-+]? ?\\d(?: \\d){3}(?! ?\\d)", "check": "personal-number"},
    {
      "kind": "phone",
      "pattern": "(?=[(+04])(?:(?:\\(?\\+ ?|00 ?)46[ )./-]{0,3}(?:\\(0\\) ?|0)?(?:{{MOBILE}}|{{LANDLINE}}|[1-9]\\d{6,8})|46[ -]?{{MOBILE}}|\\+[1-9](?:[ ()./-]{0,3}\\d){7,13}|00[1-9]\\d(?:[ -]?\\d){7,11}|\\(?0{{MOBILE}})(?!\\d)",
      "check": "phone-anywhere"
    },
    {"kind": "phone", "pattern": "(?=[(0])\\(?0[ -]?7[ -]?[02369][ )./_:,-]{0,3}\\d(?:[ -]{0,2}\\d){6}(?![-.:]?\\d)", "check": "phone"},
    {"kind": "phone", "pattern": "(?=[(0])(?:\\(?0{{LANDLINE}}|0(?:[1-69]\\d{7,8}|[78]\\d{8}|8\\d{7}))(?!\\d)", "check": "phone"},
    {"kind": "plate", "pattern": "({{LETTER}}{3})( {1,2}|[-._/])?(\\d{3}|\\d{2}{{LAST}}|\\d ?\\d ?\\d)(?!\\d)", "check": "plate"},
    {"kind": "plate", "pattern": "({{CAPITAL}} {{CAPITAL}} {{CAPITAL}})( )(\\d \\d (?:\\d|{{LAST}}))(?![\\p{L}\\p{N}])", "check": "plate"}
  ],
  "needs": {
    "about": "A text with fewer digits, or without such a sign, need not be searched for the kind.",
    "email": {"sign": "@|[(\\[] ?at| at |snabel"},
    "personal-number": {"digits": 10},
    "phone": {"digits": 8},
    "plate": {"digits": 2}
  },
  "personalNumber": {
    "about": "folkbokföringslagen (1991:481) 18 and 18 a §§: Luhn's check digit; the day of a coordination number is 60 higher. A date of the 2020s with a clock time behind it is when, not who, unless the words before it say so.",
    "coordinationDays": 60,
    "timeStamp": "(?:20)?2\\d[ ./-]?\\d{2}[ ./-]?\\d{2} ?[ /:._-] ?(?:[01]\\d|2[0-3]) ?[0-5]\\d",
    "announced": "(?:p\\.? ?nr|persnr|personn(?:umme)?r|samordn\\p{L}*[ .]?(?:nr)?|samnr|född|leg|id|id-kort)[ .:]*$"
  },
  "phone": {
    "about": "Swedish numbering plan (PTS): area codes of two to four digits, 8 to 10 digits in all, mobile 070, 072, 073, 076, 079. Not phone numbers: 0730-0815 and 07-23, which are hours.",
    "hours": "[0-2]\\d[0-5]\\d ?-+ ?[0-2]\\d[0-5]\\d(?!\\d)|[0-2]\\d-[0-2]\\d "
  },
  "plate": {
    "about": "Transportstyrelsen: three letters, two digits, a digit or a letter; no I, Q, V, nor O at the end. Small letters with a blank are mostly words before a number: they count where no vowel makes them a word, or where the text has just named a vehicle.",
    "words": [
      "ant apr asb att aug bad bak bar bas ben bmw bok bor bro bus byn cab cal cbr cla cls crf cup dag dec del dem den des det",
      "dkk dnr dom dur ena ens epa ett eur fax feb fel fem fotb fyr gbp ghb gla glc gle gls gps gsm gsx gts han har hel hem hif",
      "hon hos hsb hus hwy jag jan jul jun kaj kam kan kap kod kom ktm kub kun lag led lgh ljus lob lok lsd lvm lvu maj man mar",
      "max med men mer mff mfl mkt mms mot mtb nej ner nok nrs nya obs och okt oss par per pet pga pkt pln pnr pro rad ref rev",
      "rum rut sal seat sek sen sep ser sex sfs sju ska sms som sos spb ssk str svt tal tar tas tbg tel tex tff tfn tgm tgs tgx",
      "thc tog ton tre trp tum typ und ung upp usb usd ute xxl yzf zon"
    ],
    "afterwards": " ?(?:000|meter|km|cm|mm|kr|kronor|st|kg|hk|cc|gb|mb|min|%|pers|personer|medlemmar|grader|watt|poäng|besökare)(?![\\p{L}\\p{N}])",
    "vehicle": "(?:^|[^\\p{L}\\p{N}])(?:\\p{L}*bil|\\p{L}*bilen|moped|mopeden|mc|epa|epan|fordon|fordonet|\\p{L}*traktor|\\p{L}*traktorn|släp|släpet|husvagn|husvagnen|fyrhjuling|fyrhjulingen|moppe|moppen|suv|kombi|pickup|buss|bussen|taxi|taxin|trailer|trailern|nummer|numret|(?:volvo|saab|bmw|audi|vw|volkswagen|golf|passat|opel|ford|toyota|kia|skoda|seat|mercedes|renault|peugeot|nissan|mazda|tesla|fiat|hyundai)(?: \\p{L}?\\d[\\p{L}\\d-]*)?)[ .:,(]*(?:nr|med|är|har)?[ .:]*$",
    "numberPlate": "(?:^|[^\\p{L}\\p{N}])(?:reg|regnr|reg\\.? ?nr|registreringsnummer|registreringsnumret|registrerad|\\p{L}*skylt|\\p{L}*skylten|\\p{L}*plåt|\\p{L}*plåten)[ .:,]*(?:nr|med|är|var|har|som)?[ .:]*$",
    "lookedBack": 40
  },
  "names": {
    "about": "Names only warn. Given names and surnames that are common in Sweden, written from general knowledge, not taken from a register: a name that is not here is not seen.",
    "given": [
      "adam adnan adrian agnes agnieszka ahmad ahmed aida aisha albin aleksander alex alexander alexandra alfred ali alice",
      "alicia alma alva amanda amina amir amira anastasia anders andreas andrzej anette angelica anita anja ann anna anne",
      "annelie annette annika anton antonia arijana arne arvid asta astrid august axel azra bengt benjamin berit bertil bilal",
      "birgit birgitta björn bo boris branko britt britta bror börje camilla carina carl carolina caroline casper cecilia",
      "charlie charlotta charlotte christer christian christina christoffer claes clara conny dan daniel daniela david denis",
      "dennis diana dragan dusan ebba eddie edvin edwin einar elias elin elina elis elisabet elisabeth ella ellen elliot elsa",
      "elsie elvin elvira elvis emelie emil emilia emily emir emma emmanuel enes eric erica erik erika erkan erland ernst",
      "esmeralda esra ester eva evelina evert ewa fadi fanny farah farid fatima fatma felicia felix ferhat filip filippa filiz",
      "folke frank frans fredrik freja frida fritz gabriel gabriella georg gerd gerda gert goran greta grzegorz gudrun gun",
      "gunilla gunnar gunnel gustaf gustav göran gösta hampus hamza hanna hannah hannes hans harald haris harry hasan hassan",
      "hatice hedda hedvig helen helena helene helge hellen henning henrik henry herman hilda hilma hjalmar hugo hussein håkan",
      "ibrahim ida ilham ines ingegerd ingela inger ingmar ingrid ingvar irene irfan iris isa isabel isabella isabelle isac",
      "isak ismail ivan ivar iwona jack jacob jakob jamal jan jane janne jasmin jasmine jelena jennie jennifer jenny jens",
      "jerker jesper jessica jimmie jimmy joakim joanna joel johan johanna johannes john johnny jon jonas jonatan jonathan",
      "jonna jonny josef josefin josefine joseph jovan judit julia julian julie jörgen kadir kaj kajsa kalle karim karin karina",
      "karl karolina katarina katarzyna katja kennet kenneth kent kenth kerstin kevin khaled kicki kim kjell klara klas knut",
      "krister kristian kristin kristina kristoffer krzysztof kurt lars laura leah leif leila lejla lena lennart lennox leo",
      "leon leonard liam lilian lillemor lilly lina linda line linn linnea linus lisa lisbeth liv loke lotta louise lova lovisa",
      "lucas ludvig luis lukas luna magdalena mahmoud maja majken malgorzata malin malte malva manuel marcin marcus marek",
      "margareta margit mari maria mariam marianne marie marika marina mario marta martin martina marwan mathias mathilda",
      "matilda mats matteo mattias maud maximilian mehmet melissa melker melvin merit merve micael michael mikael mike mila",
      "milan milica milo milton minna mira miriam mirjam mirza moa mohamad mohamed mohammad mohammed mona monica monika mons",
      "morgan muhammad murat mustafa myra märta måns nadia nadja natalia nathalie nellie nelly nermin nicklas niclas nicolas",
      "nicole niklas nikola nikolas nikolina nils nina noa noah noel nora nour nusret oksana ola olena olga oliver olivia olle",
      "olof omar omer oscar oskar osman otto ove paula paulina pauline paulo pavel pawel pelle per pernilla petar peter petra",
      "petter philip pia piotr pontus rafael ragnar rakel ralf ralph rami ramona rashid rasmus rebecca rebecka reza richard",
      "rickard rikard rita robert roberto robin roger roland rolf ronja ronny roy rune ruth sabina sadia safiya saga said salma",
      "sam samer sami samir samira samuel sandra sanna sara sarah sebastian sebbe selim selma senad shirin sigge signe sigrid",
      "sigurd sigvard simon siv sixten slavica sofia sofie sonja sophia staffan stefan stella stellan stig stina sture sune",
      "susanne svante svea sven sverker svetlana sylvia tage tanja tarek tea ted theo theodor thomas thor thorsten tilda tilde",
      "tim tina tindra tobias tom tomas tomasz tommy tony tora torbjörn tord tore torsten tove tuva tyra tyrone ulf ulla ulrica",
      "ulrik ulrika uno urban ursula valdemar valter vanessa vera veronica veronika victor victoria vidar viggo viktor viktoria",
      "vilgot vilhelm vilma vincent viola viveka vladimir walid walter werner wilhelm wille william wilma wilmer wojciech",
      "xerxes yasin yasmin yasmine yassin ylva yngve yosef yousef yuri yusuf yvonne zahra zainab zara zeinab zeynep zlatan",
      "zoran älva åke åsa åse örjan östen"
    ],
    "surnames": [
      "ahlberg ahlgren ahlström ahmad ahmed alfredsson ali almgren andersen andersson andreasson aronsson arvidsson asplund",
      "axelsson bengtsson berg berggren berglund bergman bergqvist bergstrand bergström björk björklund björkman blom blomberg",
      "blomqvist borg boström brandt bäckström carlsson christensen christiansson claesson dahl dahlberg dahlgren dahlin",
      "dahlström danielsson edlund edström ek ekberg eklund ekman ekström eliasson engdahl engström ericsson eriksson fallström",
      "forsberg forslund forsman fransson fredriksson friberg fridman frisk gabrielsson gunnarsson gustafsson gustavsson",
      "göransson hagberg hallberg hansen hansson hassan hedberg hedlund hedman hedström hellberg hellström henriksson",
      "hermansson holm holmberg holmgren holmqvist holmström hussein håkansson höglund ibrahim isaksson ivarsson jakobsson",
      "jansson jensen jensson johannesson johansson johnsson jonasson jonsson josefsson jönsson karlsson khan kjellberg klasson",
      "kristensson kristiansson kvist larsen larsson lind lindahl lindberg lindblad lindblom linde lindell linder lindgren",
      "lindholm lindkvist lindqvist lindström ljung ljungberg ljunggren lundberg lundgren lundh lundin lundqvist lundström",
      "löfgren löfström magnusson malm malmberg malmström martinsson mattsson melin moberg mohamed mohamud molin månsson",
      "mårtensson möller nguyen nielsen nilsson norberg nordin nordström norén nyberg nyman nyqvist nyström näslund olofsson",
      "olsen olsson omar osman palm pedersen persson petersen petersson pettersson pålsson roos rosander rosengren rosén",
      "rydberg samuelsson sandberg sandström sjöberg sjögren sjöström skoglund sköld stenberg strand ström strömberg strömqvist",
      "sundberg sundqvist sundström svensson svärd söderberg söderlund söderström thomsen thorsson thulin törnqvist viklund",
      "wahlgren wahlström wallberg wallin westerberg wikström winberg yilmaz åberg åkerlund åkesson åström öberg öhman östlund"
    ],
    "name": "[\\p{L}][\\p{L}'’]*(?:-\\p{L}[\\p{L}'’]*)*",
    "between": " (?:\\p{Lu}\\.? ){0,2}(?:(?:af|von|van|de|der|al|el|bin) ){0,2}",
    "notSurnames": [
      "ab april augusti bil bilar bro bron brygga bryggan busstation dag dagen de december den det eller en ett februari fredag",
      "från förskola gata gatan gymnasiet gymnasium gård gården hall hallen hamn hamnen hus huset i januari juli juni kiosk kl",
      "kommun kyrka kyrkan lördag maj mars men måndag november nr och oktober onsdag park parken pizzeria plats platsen polisen",
      "på restaurang räddningstjänsten samt september skola skolan stad station stationen strand stranden stugan söndag taxi",
      "till tisdag torg torget torsdag vid väg vägen vårdcentral vårdcentralen"
    ],
    "notSurnameEnds": "(?:gatan|vägen|torget|torg|platsen|parken|skolan|stigen|gränd|gränden|allén|huset|gården|hallen|kyrkan|kajen|bron|stationen|s-skolan)$",
    "placeAfter": " (?:gata|gatan|gränd|väg|torg|plats|park|skola|hus|gård|kyrka|stig|allé|backe|förskola|minne|museum|bro)(?![\\p{L}])",
    "announced": "(?:^|[^\\p{L}])(?:heter|hette|kallas|kallad|vid namn|namnet|namn är|smeknamn(?:et)?)[ :]*$",
    "lookedBack": 20,
    "amid": "(?:^|[^\\p{L}])(\\p{Ll}[\\p{Ll}\\d]*),? $",
    "beforePlaces": [
      "affären bakom baren bar butiken busslinje båten café caféet fartyget framför frisör från färjan förbi hos hotell hotellet i kafé",
      "kaféet kring längs mellan mot nära på pizzeria restaurang restaurangen runt salong salongen sankt statyn stormen till utanför vid"
    ],
    "nextCapital": "[ -]\\p{Lu}",
    "notPersons": [
      "nils holgersson",
      "peter pan",
      "tom sawyer",
      "robin hood",
      "nils dacke",
      "marco polo",
      "kalle anka",
      "gustav adolf",
      "gustav vasa",
      "gustaf vasa",
      "karl johan",
      "hanna pauli",
      "johan kock",
      "axel munthe",
      "max hamburgare"
    ]
  }
};
