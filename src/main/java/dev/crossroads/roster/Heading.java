package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The meaning of a column by its heading, in the words of Moodle, Canvas, Blackboard, Brightspace, Google Classroom,
 * Microsoft Teams and of lists that offices keep in English, German, French, Spanish and neighbouring languages.
 */
@Pure
enum Heading {
    /** An e-mail address. */
    EMAIL(
            "upn",
            "userprincipalname",
            "participantidupn",
            "correo",
            "correoelectronico",
            "direcciondecorreo",
            "direcciondecorreoelectronico",
            "correoinstitucional",
            "courriel",
            "adressedecourriel",
            "adressecourriel",
            "courrielinstitutionnel",
            "adresseelectronique",
            "courrierelectronique",
            "mel",
            "epost",
            "epostadresse",
            "postaelettronica",
            "indirizzodipostaelettronica",
            "eposta",
            "邮箱",
            "电子邮件",
            "电子邮箱",
            "電子郵件",
            "メール",
            "メールアドレス",
            "이메일",
            "البريدالالكتروني",
            "почта",
            "электроннаяпочта",
            "адресэлектроннойпочты"),
    /** A name to sign in by, which is an address at many schools. */
    LOGIN(
            "username",
            "login",
            "loginid",
            "sisloginid",
            "userid",
            "benutzername",
            "anmeldename",
            "benutzerkennung",
            "identifiant",
            "nomdutilisateur",
            "nombredeusuario",
            "usuario"),
    /** First names. */
    FIRST(
            "firstname",
            "firstnames",
            "givenname",
            "givennames",
            "forename",
            "forenames",
            "first",
            "given",
            "fname",
            "preferredfirstname",
            "vorname",
            "vornamen",
            "rufname",
            "prenom",
            "prenoms",
            "prenomusuel",
            "nombre",
            "nombres",
            "nombredepila",
            "primernombre",
            "voornaam",
            "roepnaam",
            "fornavn",
            "fornamn",
            "imie",
            "jmeno",
            "keresztnev",
            "prenume",
            "ad",
            "adi",
            "名",
            "имя",
            "الاسمالاول"),
    /** Last names. */
    LAST(
            "lastname",
            "lastnames",
            "surname",
            "surnames",
            "familyname",
            "last",
            "family",
            "lname",
            "nachname",
            "nachnamen",
            "familienname",
            "zuname",
            "nomdefamille",
            "nomsdefamille",
            "nomusuel",
            "nompatronymique",
            "apellido",
            "apellidos",
            "primerapellido",
            "segundoapellido",
            "apellidopaterno",
            "apellidomaterno",
            "cognome",
            "sobrenome",
            "apelido",
            "achternaam",
            "etternavn",
            "efternavn",
            "efternamn",
            "nazwisko",
            "prijmeni",
            "vezeteknev",
            "soyad",
            "soyadi",
            "姓",
            "фамилия"),
    /** A whole name; beside first names it is the last one. */
    FULL(
            "name",
            "nom",
            "nome",
            "names",
            "fullname",
            "displayname",
            "student",
            "studentname",
            "students",
            "learner",
            "learnername",
            "person",
            "participant",
            "participantname",
            "participants",
            "member",
            "membername",
            "user",
            "nomcomplet",
            "prenometnom",
            "prenomnom",
            "nombrecompleto",
            "nombreyapellido",
            "nombreyapellidos",
            "nombreapellidos",
            "vornamenachname",
            "vornamename",
            "vorundnachname",
            "vornameundnachname",
            "vornameundname",
            "vollstandigername",
            "vollername",
            "anzeigename",
            "schuler",
            "schulerin",
            "schulername",
            "schulerinnen",
            "teilnehmer",
            "teilnehmerin",
            "teilnehmende",
            "teilnehmername",
            "studierende",
            "studierender",
            "lernende",
            "lernender",
            "eleve",
            "eleves",
            "etudiant",
            "etudiante",
            "etudiants",
            "alumno",
            "alumna",
            "alumnos",
            "estudiante",
            "estudiantes",
            "participante",
            "nomecompleto",
            "nominativo",
            "aluno",
            "naam",
            "navn",
            "namn",
            "姓名",
            "名前",
            "氏名",
            "이름",
            "الاسم",
            "фио"),
    /** A whole name that begins with the last one. */
    FULL_LAST_FIRST(
            "namevorname",
            "nameundvorname",
            "nachnamevorname",
            "nachnameundvorname",
            "familiennamevorname",
            "nomprenom",
            "nometprenom",
            "nomprenoms",
            "nometprenoms",
            "apellidosynombre",
            "apellidosynombres",
            "apellidosnombre",
            "apellidosnombres",
            "apellidoynombre",
            "lastnamefirstname",
            "lastfirst",
            "lastnamefirst",
            "surnamefirstname",
            "surnamegivenname",
            "sortablename",
            "familynamegivenname",
            "cognomenome",
            "cognomeenome"),
    /** The institution's number of somebody. */
    NUMBER(
            "idnumber",
            "studentid",
            "studentnumber",
            "studentno",
            "studentnr",
            "sisuserid",
            "sisid",
            "sisstudentid",
            "orgdefinedid",
            "externalid",
            "externalpersonkey",
            "pupilid",
            "pupilnumber",
            "learnerid",
            "matrikel",
            "matrikelnummer",
            "matrikelnr",
            "matriknr",
            "matrnr",
            "matrnummer",
            "matnr",
            "matrikelno",
            "schulernummer",
            "schulernr",
            "schulerid",
            "idnummer",
            "personalnummer",
            "personennummer",
            "kennnummer",
            "kundennummer",
            "numerodetudiant",
            "numeroetudiant",
            "noetudiant",
            "netudiant",
            "numetudiant",
            "numerodidentification",
            "matricule",
            "numerodematricule",
            "ine",
            "numerodeid",
            "numerodeidentificacion",
            "numerodematricula",
            "matricula",
            "nummatricula",
            "expediente",
            "numerodeexpediente",
            "dni",
            "nia",
            "nie",
            "rut",
            "legajo",
            "numeromatricola",
            "matricola",
            "学号",
            "學號",
            "学籍番号",
            "학번"),
    /** The same, where no other column says it better. */
    WEAK_NUMBER("id", "no", "nr", "number", "nummer", "numero", "code"),
    /** Something else. */
    OTHER;

    private static final Set<String> OF_OTHERS = Set.of(
            "eltern",
            "erziehung",
            "mutter",
            "vater",
            "sorge",
            "lehr",
            "betreuer",
            "tutor",
            "parent",
            "guardian",
            "mother",
            "father",
            "contact",
            "teacher",
            "instructor",
            "advisor",
            "coach",
            "mentor",
            "responsable",
            "tuteur",
            "mere",
            "pere",
            "padre",
            "madre",
            "profesor",
            "professeur",
            "enseignant",
            "notfall",
            "emergency");

    private final Set<String> words;

    Heading(String... words) {
        this.words = Arrays.stream(words).map(Heading::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** The meaning of a heading; {@link #OTHER} for an unknown one. */
    static Heading of(String cell) {
        String word = folded(cell);
        if (word.isEmpty() || isOfSomebodyElse(word)) {
            return OTHER;
        }
        for (Heading heading : values()) {
            if (heading.words.contains(word)) {
                return heading;
            }
        }
        boolean isMail = word.contains("email")
                || word.equals("mail")
                || word.contains("mailadress")
                || word.endsWith("mail")
                || word.startsWith("mail") && !word.startsWith("mailing")
                || word.contains("correoelec")
                || word.contains("courriel");
        return isMail ? EMAIL : OTHER;
    }

    /** Whether a column is about parents, teachers or others who aren't listed themselves. */
    static boolean isOfSomebodyElse(String word) {
        return OF_OTHERS.stream().anyMatch(folded(word)::contains);
    }

    /** Whether a row of these cells names its columns. */
    static boolean isIn(Iterable<String> cells) {
        for (String cell : cells) {
            Heading heading = of(cell);
            if (heading != OTHER && heading != WEAK_NUMBER) {
                return true;
            }
        }
        return false;
    }

    /** The text key of a heading; empty for columns that aren't read. */
    Optional<String> key() {
        return switch (this) {
            case EMAIL, LOGIN -> Optional.of("email");
            case FIRST -> Optional.of("first");
            case LAST -> Optional.of("last");
            case FULL, FULL_LAST_FIRST -> Optional.of("name");
            case NUMBER, WEAK_NUMBER -> Optional.of("number");
            case OTHER -> Optional.empty();
        };
    }

    /** Letters alone, without accents, in lower case: "E-Mail-Adresse [Pflicht]" is emailadresse. */
    private static String folded(String cell) {
        String words =
                cell.replaceAll("\\[[^\\]]*\\]|\\((?i:required|pflicht.*|optional|requis|obligatorio)\\)|\\*", "");
        String plain = Normalizer.normalize(words.replace("ß", "ss"), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ı", "i")
                .replaceAll("[\u0300-\u036F]", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).replaceAll("[^\\p{L}]", "");
    }
}
