package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            "电子邮件地址",
            "郵箱",
            "שםדואל",
            "דואל",
            "אימייל",
            "sahkoposti",
            "sahkopostiosoite",
            "البريد",
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
            "netid",
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
            "名字",
            "שםפרטי",
            "ονομα",
            "etunimi",
            "etunimet",
            "ten",
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
            "姓氏",
            "שםמשפחה",
            "επωνυμο",
            "sukunimi",
            "ho",
            "성",
            "اسمالعائلة",
            "اللقب",
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
            "nombrecompleto",
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
            "שםמלא",
            "ονοματεπωνυμο",
            "nimi",
            "nev",
            "hovaten",
            "الاسمالكامل",
            "名前",
            "氏名",
            "이름",
            "الاسم",
            "фио"),
    /** A whole name that begins with the last one. */
    FULL_LAST_FIRST("lastfirst", "sortablename"),
    /** The institution's number of somebody. */
    NUMBER(
            "idnumber",
            "studentid",
            "studentidnumber",
            "studentsisid",
            "registrationnumber",
            "registrationno",
            "registrationid",
            "candidatenumber",
            "candidateno",
            "universityid",
            "rollnumber",
            "rollno",
            "mtknr",
            "nralbumu",
            "numeroalumno",
            "opiskelijanumero",
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

    /** Those who are listed, as headings name them beside what a column holds: "Student First Name". */
    private static final String LISTED =
            "(?:student|learner|pupil|participant|member|user|child|schuler|schulers|schulerin|kindes|teilnehmers?"
                    + "|teilnehmerin|teilnehmenden|studierenden|lernenden|etudiante?|eleve|apprenant|alumn[oa]"
                    + "|estudiante|participante)";

    private static final Pattern LISTED_IN_FRONT = Pattern.compile("^" + LISTED + "(?=.)");
    private static final Pattern LISTED_BEHIND =
            Pattern.compile("(?<=.)(?:ofthe|of|des|der|dela|del|de|d)" + LISTED + "$");

    /** Between a first and a last name in one heading: "Nombre y apellidos". */
    private static final Pattern AND = Pattern.compile("^(?:and|und|et|y|e|i|a|en|och|og|ve)(?=.)");

    /** A name that is the other part of it beside a first or a last one: "Name, Vorname", "Nome e cognome". */
    private static final Set<String> PART = Set.of("name", "nom", "nome", "naam", "navn", "namn");

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
        return Stream.of(
                        word,
                        folded(cell.replaceAll("\\([^)]*\\)", "")),
                        LISTED_IN_FRONT.matcher(word).replaceFirst(""),
                        LISTED_BEHIND.matcher(word).replaceFirst(""))
                .flatMap(form -> named(form).stream())
                .findFirst()
                .orElseGet(() -> isMail(word) ? EMAIL : OTHER);
    }

    private static Optional<Heading> named(String word) {
        return Arrays.stream(values())
                .filter(heading -> heading.words.contains(word))
                .findFirst()
                .or(() -> IntStream.range(1, word.length())
                        .boxed()
                        .flatMap(i -> both(word.substring(0, i), word.substring(i)).stream())
                        .findFirst());
    }

    /** A heading of first and last names, in either order. */
    private static Optional<Heading> both(String left, String rest) {
        String right = AND.matcher(rest).replaceFirst("");
        return Stream.of(rest, right)
                .flatMap(second -> inOrder(left, second).stream())
                .findFirst();
    }

    private static Optional<Heading> inOrder(String left, String right) {
        boolean isFirst = FIRST.words.contains(left);
        boolean isLast = LAST.words.contains(left);
        boolean isPart = PART.contains(left);
        if (isFirst && (LAST.words.contains(right) || PART.contains(right)) || isPart && LAST.words.contains(right)) {
            return Optional.of(FULL);
        }
        return (isLast && (FIRST.words.contains(right) || PART.contains(right)))
                        || isPart && FIRST.words.contains(right)
                ? Optional.of(FULL_LAST_FIRST)
                : Optional.empty();
    }

    private static boolean isMail(String word) {
        return word.contains("email")
                || word.equals("mail")
                || word.contains("mailadress")
                || word.endsWith("mail")
                || word.startsWith("mail") && !word.startsWith("mailing")
                || word.contains("correoelec")
                || word.contains("courriel");
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
                .replaceAll("\\p{Mn}", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC).replaceAll("[^\\p{L}]", "");
    }
}
