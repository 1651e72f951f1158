import { hashOfWord } from '../words/fold-letters.ts';
import { createHashTable } from '../words/hash-table.ts';

/**
 * What words beside a name tell of it, in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
 * Written without accents or with them: they are looked up without.
 */
const WORDS = {
  title:
    'mr mrs ms miss mx dr prof professor sir madam lord lady mister herr herrn frau fraulein monsieur madame mme mlle mademoiselle senor senora senorita sr sra srta don dona signor signora signorina sig dott dottor dottoressa meneer mevrouw mevr dhr mw senhor senhora pan pani pana panie hr fru dipl ing mag lic avv rev reverend father sister fr sgt capt captain lt col judge inspector officer detective mej bay bayan hra',
  introduction:
    'name named names called namens heisse heisst heisse hiess nennt appelle appelles sappelle llamo llama llamas chiamo chiama chamo chama heet naam nazywam nazywa imie nome nombre nom alias aka nickname heiße hieß',
  nameKey:
    'surname lastname firstname fullname forename givenname familyname vorname nachname familienname prenom apellido apellidos cognome voornaam achternaam sobrenome apelido nazwisko imiona username displayname user_name holder cardholder accountholder kontoinhaber titulaire titular intestatario rekeninghouder beneficiary begunstigter beneficiaire beneficiario recipient empfanger destinataire destinatario ontvanger adressat odbiorca sender absender expediteur remitente mittente afzender attn attention',
  greeting:
    'dear hello hi hey hallo liebe lieber cher chere chers bonjour bonsoir salut estimado estimada querido querida hola caro cara gentile egregio ciao buongiorno beste geachte prezado prezada ola oi bom drogi droga szanowny szanowna czesc dzien geehrte geehrter moin servus guten hei hej kjaere',
  signoff:
    'regards sincerely cheers thanks thank yours best wishes grusse gruss grussen cordialement sinceres saludos saluti groeten groet cumprimentos abracos pozdrawiam powazaniem obrigado obrigada merci gracias grazie danke dank bedankt dzieki hilsen grüße gruß grüßen liebsten lg mfg vg kh mvh hälsningar hilsner pozdrowienia beijos besos bisous baci liefs groetjes terveisin selamlar saygılarımla üdvözlettel pozdravem',
  role: 'patient patients customer client employee manager director ceo cfo cto coo engineer nurse doctor teacher attorney lawyer applicant candidate tenant contact author assignee reporter owner producer singer actor actress president minister secretary founder assistant supervisor colleague boss agent consultant analyst developer editor student pupil guest member participant witness defendant claimant plaintiff driver speaker principal coach user subscriber borrower insured policyholder caller passenger buyer seller landlord neighbour neighbor trainee intern recruiter kunde kundin mitarbeiter mitarbeiterin patientin kollege kollegin chef chefin bewerber bewerberin mieter mieterin arztin arzt lehrer lehrerin ansprechpartner ansprechpartnerin sachbearbeiter sachbearbeiterin geschaftsfuhrer zeuge zeugin schuler schulerin nachbar nachbarin cliente clientes clienta patiente salarie salariee employe employee collegue directeur directrice responsable medecin avocat locataire candidat candidate empleado empleada paciente jefe jefa companero companera director directora medico inquilino candidato candidata abogado dipendente paziente collega direttore direttrice medico avvocato inquilino impiegato impiegata klant medewerker medewerkster directeur huurder sollicitant arts advocaat funcionario funcionaria colega gerente inquilina advogado klient klientka pacjent pacjentka pracownik pracownica dyrektor kolega kolezanka lekarz najemca kandydat kandydatka',
  kin: 'mother father son daughter wife husband brother sister friend kid child partner uncle aunt cousin mum mom dad grandmother grandfather nephew niece boyfriend girlfriend fiance baby mutter vater sohn tochter mann ehefrau ehemann bruder schwester freund freundin kind onkel tante oma opa mere pere fils fille mari femme frere soeur ami amie enfant madre padre hijo hija esposa esposo marido hermano hermana amigo amiga figlio figlia moglie marito fratello sorella amico amica moeder vader zoon dochter vrouw broer zus vriend vriendin mae pai filho filha irmao irma matka ojciec syn corka zona maz brat siostra',
  say: 'said says told tells asked asks wrote writes called calls replied explained explains shouted added emailed phoned mentioned confirmed complained requested reported answered claims thinks believes suggested announced sagte sagt schrieb schreibt rief fragte fragt meinte antwortete erklarte berichtet ecrit demande appele repondu explique dijo dice escribio pregunto llamo explico disse dice scritto chiesto chiamato spiegato zei zegt schreef vroeg belde disse escreveu perguntou ligou powiedzial powiedziala napisal napisala zapytal zadzwonil zadzwonila mowi pisze',
  does: 'lives lived born works worked joined joins resigned married died moved likes loves wants needs earns resides stays visited attended left missed signed sent received paid bought ordered applied wohnt arbeitet lebt geboren hat mochte bat kam ging kundigte habite travaille vit nee souhaite veut vive trabaja nacio quiere abita vive lavora nato nata vuole woont werkt geboren wil mora trabalha nasceu quer mieszka pracuje urodzony urodzona chce plays played directed stars starred sings sang',
  speak:
    'ask tell meet call email contact invite remind notify inform thank cc message forward send give remember know met see saw seen love marry hire visit help follow introduce congratulate frag frage ruf rufe kontaktiere informiere erinnere contacter appeler demander rencontrer prevenir llamar contactar preguntar avisar chiamare contattare chiedere avvisare bellen vragen ligar contatar perguntar avisar zadzwon zapytaj powiadom',
  by: 'by von par por door przez af av',
  with: 'with mit avec con met com z med',
  from: 'from vom',
  to: 'to zu an aan para till til',
  for: 'for fur pour per voor dla',
  of: 'of',
  at: 'at bei chez presso bij',
  in: 'in im en em w we nel nella na near within across throughout',
  into: 'into onto through toward towards nach uber outside inside around',
  and: 'and und et y e ed i och og or oder ou o of lub',
  under:
    'under about regarding concerning betreffend concernant acerca riguardo over unlike like versus vs against between than wie comme como come jak than because while when if since after before during',
  particle:
    'van von de den del della di da du dos das bin ibn ben zu zum ter ten te af dalla degli dello lo mc mac',
  saint: 'san santa saint sankt sao santo sainte sant',
  article:
    'the a an der die das dem den des ein eine einen einem einer le la les un une el los las una lo gli il het een os as uma um this that these those some any every each no such dieser diese dieses jede jeder ce cette ces este esta questo questa deze dit ten ta to',
  possessive:
    'my his her our their your its mein meine meinem meinen meiner unser unsere ihr ihre sein seine mon ma mes notre votre son sa ses mi su sus nuestro nuestra mio mia suo sua mijn onze zijn haar meu minha seu sua moj moja nasz nasza',
  pronoun:
    'i you he she it we they who whom me him them us what which where how why whose ich du er sie wir ihr wer was wo je tu il elle nous vous ils elles qui que quoi yo el ella nosotros ellos quien io lui lei noi chi ik jij hij zij wij wie eu ele ela nos ja ty on ona my oni kto something anything everything nothing someone everyone anyone there here',
  auxiliary:
    'is was are were am be been being has have had will would can could should may might must do does did isnt wasnt cant dont ist war sind waren wird wurde kann soll muss est sont etait ete es son fue era esta sono stato stata is zijn heeft werd foi tem jest byl byla ma mial miala',
  negation:
    'not never also just only still already very really too even again please kindly so as nicht auch nur noch bitte pas aussi seulement no tambien por non anche niet ook nao tambem nie takze',
  generation: 'jr junior senior phd md esq iii ii iv dds dvm cpa mba bsc msc',
  company:
    'inc ltd llc llp gmbh ag kg corp corporation company co plc sa sas sarl srl spa bv nv oy ab as kgaa ohg ug sl slu lda ltda zoo group holding holdings partners associates brothers sons enterprises industries solutions systems technologies consulting services ventures capital labs studio studios media airlines motors foods energy pharma insurance versicherung versicherungen',
  institution:
    'university college school academy institute hospital clinic bank museum church library foundation association society club team party committee council department ministry agency court court office centre center theatre theater hotel restaurant cafe bar shop store university universitat hochschule schule krankenhaus klinik verein amt ministerium universite ecole lycee hopital clinique banque musee eglise mairie universidad escuela colegio instituto banco museo iglesia ayuntamiento universita scuola ospedale clinica banca chiesa comune universiteit ziekenhuis gemeente kerk universidade escola uniwersytet szkola szpital urzad union federation league news times post journal magazine press radio tv records network',
  street:
    'street st road rd avenue ave lane ln drive boulevard blvd court ct way place square crescent parkway highway terrace alley circle strasse str weg platz gasse allee ring ufer damm rue quai impasse chemin calle avenida plaza paseo via viale piazza corso straat laan plein gracht kade rua travessa praca largo ulica ul aleja al osiedle plac gatan vagen vej gade straße',
  place:
    'city county state province district town village river lake mount mountain island islands bay beach valley park airport station bridge port republic kingdom north south east west northern southern eastern western new central upper lower great united stadt kreis land bezirk ville region quartier ciudad provincia estado citta stad cidade miasto hall tower palace castle garden gardens forest hills hill coast sea ocean',
  month:
    'january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche enero febrero marzo mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi mercoledi giovedi venerdi domenica januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag janeiro fevereiro marco abril maio junho julho setembro outubro novembro dezembro segunda terca quarta quinta sexta stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia poniedzialek wtorek sroda czwartek piatek sobota niedziela',
  people:
    'american british english french german spanish italian dutch portuguese polish russian chinese japanese korean indian european african asian arab jewish muslim christian hindu buddhist catholic protestant canadian australian mexican brazilian swedish norwegian danish finnish greek turkish irish scottish welsh swiss austrian belgian czech hungarian romanian ukrainian israeli iranian iraqi latin hebrew arabic black white asians africans europeans americans germans jews muslims christians hindus buddhists catholics protestants sikhs latinos latino latina latinas hispanic hispanics arabs roma gypsies immigrants isis taliban nazi nazis communist communists democrats republicans democrat republican conservatives liberals deutsch deutsche englisch franzosisch spanisch italienisch francais francaise anglais allemand espagnol espagnola ingles frances aleman italiano italiana tedesco francese inglese nederlands engels duits frans polski polska niemiecki angielski afghan albanian algerian angolan argentinian argentine armenian azerbaijani bangladeshi belarusian bolivian bosnian bulgarian burmese cambodian cameroonian chilean colombian congolese croatian cuban cypriot ecuadorian egyptian eritrean estonian ethiopian filipino finns georgian ghanaian guatemalan haitian honduran icelandic indonesian jamaican jordanian kazakh kenyan kurdish kuwaiti laotian latvian lebanese libyan lithuanian luxembourgish macedonian malaysian maltese moldovan mongolian moroccan namibian nepalese nepali nigerian omani pakistani palestinian panamanian paraguayan peruvian qatari rwandan salvadoran saudi senegalese serbian slovak slovakian slovene slovenian somali sudanese syrian taiwanese tanzanian thai tibetan tunisian ugandan uruguayan uzbek venezuelan vietnamese yemeni zambian zimbabwean',
  product:
    'windows linux macos android ios iphone ipad excel word outlook teams slack zoom jira confluence github gitlab docker kubernetes python java javascript typescript rust ruby php node react angular vue spring django flask postgres postgresql mysql redis mongodb kafka aws azure google gmail chrome firefox safari facebook instagram twitter linkedin youtube whatsapp telegram amazon apple microsoft oracle sap salesforce openai anthropic claude gemini gpt chatgpt llama mistral tesla netflix spotify paypal stripe visa mastercard uber airbnb api sdk sql json xml html css http https url uri pdf csv cli gui vpn dns ssl tls ssh tcp udp usb cpu gpu ram ssd ai ml llm crm erp hr it qa ui ux id ok faq todo readme markdown yaml bash shell unix ubuntu debian fedora nginx apache terraform ansible jenkins grafana prometheus elasticsearch splunk datadog okta wikipedia reddit bluetooth wifi internet web email minecraft playstation xbox nintendo pokemon marvel disney bitcoin ethereum siri alexa cortana haskell scala pascal fortran cobol perl erlang elixir kotlin swift clojure groovy ollama gemma copilot codex cursor grok deepseek qwen falcon mongo cassandra neo4j snowflake databricks airflow kibana logstash fluentd istio envoy consul vagrant puppet pulumi travis bamboo artifactory nexus sonarqube sentry newrelic pagerduty zendesk hubspot mailchimp twilio sendgrid shopify magento joomla drupal wordpress laravel symfony fastapi uvicorn gunicorn celery svelte nextjs nuxt remix webpack vite rollup babel eslint prettier jest mocha cypress selenium playwright puppeteer pytest numpy pandas scipy pytorch tensorflow keras jupyter anaconda matlab tableau powerbi looker figma canva notion trello asana basecamp dropbox evernote discord twitch tiktok pinterest snapchat tinder regex iban vin pin oauth param params baz qux',
  work: 'novel song album film movie book concert version theorem award prize show play poem painting symphony opera series game law effect disease syndrome method algorithm model test scale principle equation lemma transform protocol act code bill rule treaty war battle revolution era dynasty empire festival roman film lied buch livre chanson libro cancion pelicula canzone boek liedje livro ksiazka piosenka',
  heading:
    'summary introduction overview note notes warning example examples usage install installation configuration settings options parameters returns description abstract conclusion results methods figure table section chapter appendix page version release change changelog license copyright feature features section step question answer task output input response instructions subject date time total amount invoice order account number reference status priority type category project product item quantity price description address domicilio domicile residenza residencia residence morada endereco anschrift lieferadresse phone email website fax mobile tel telefon betreff datum rechnung adresse objet commande facture asunto fecha pedido direccion oggetto data ordine fattura indirizzo onderwerp factuur assunto encomenda fatura morada temat zamowienie faktura adres',
} as const;

export type ContextClass = keyof typeof WORDS;
export const CONTEXT_CLASSES = Object.keys(WORDS) as readonly ContextClass[];

/** Index of the context class by the hash of a word, plus one. The first class that lists a word has it. */
const CLASS_BY_HASH = new Map<number, number>();
CONTEXT_CLASSES.forEach((name, index) => {
  for (const word of WORDS[name].split(' ')) {
    const hash = hashOfWord(word, 0, word.length);
    if (!CLASS_BY_HASH.has(hash)) CLASS_BY_HASH.set(hash, index + 1);
  }
});

const TABLE = createHashTable(CLASS_BY_HASH);

/** 0 when the word tells nothing, else the index in `CONTEXT_CLASSES` plus one. */
export function contextOfHash(hash: number): number {
  return TABLE.of(hash);
}
