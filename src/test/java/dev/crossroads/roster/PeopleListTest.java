package dev.crossroads.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.roster.PeopleList.Address;
import dev.crossroads.roster.PeopleList.Flaw;
import dev.crossroads.roster.PeopleList.Line;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.roster.PeopleList.Understood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of people as schools, mail programs and spreadsheets write them. */
class PeopleListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\nAda Lovelace,Ada@Example.org\n",
                "E-Mail;Name\r\nAda@Example.org;Ada Lovelace\r\n",
                "\uFEFFid\tname\temail\n7\tAda Lovelace\tAda@Example.org",
                "sep=;\nName;E-Mail\nAda Lovelace;Ada@Example.org",
                "Ada Lovelace, Ada@Example.org",
                "Ada@Example.org,Ada Lovelace",
                "Ada Lovelace\tAda@Example.org",
                "Ada Lovelace|Ada@Example.org",
                "\n\"Ada Lovelace\",\"Ada@Example.org\"\n\n",
                "Ada Lovelace <Ada@Example.org>",
                "\"Lovelace, Ada\" <Ada@Example.org>,",
                "Lovelace, Ada <Ada@Example.org>;",
                "Ada Lovelace Ada@Example.org",
                "Ada@Example.org (Ada Lovelace)",
                "Lovelace, Ada\tAda@Example.org",
                "Lovelace, Ada; Ada@Example.org",
                "Ada Lovelace,mailto:Ada@Example.org,,,",
                "Ada Lovelace,<Ada@Example.org>",
                "Ada Lovelace,'Ada@Example.org';",
                "Ada\u200B Lovelace,\u00A0Ada@Example.org\u200B",
                "First name,Surname,ID number,Email address\nAda,Lovelace,,Ada@Example.org",
                "Last Name,First Name,Email Address\nLovelace,Ada,Ada@Example.org",
                "Student,ID,SIS User ID,SIS Login ID,Section\n"
                        + "    Points Possible,,,,\n"
                        + "\"Lovelace, Ada\",1,,Ada@Example.org,S1",
                "\"Last Name\",\"First Name\",\"Username\",\"Student ID\"\n"
                        + "\"Lovelace\",\"Ada\",\"Ada@Example.org\",\"\"",
                "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n"
                        + "#,ada,Lovelace,Ada,Ada@Example.org,#",
                "1. Summary\n"
                        + "Meeting title\tMaths\n\n"
                        + "2. Participants\n"
                        + "Name\tFirst Join\tEmail\tParticipant ID (UPN)\tRole\n"
                        + "Ada Lovelace\t11/28/26\tAda@Example.org\tada@school.example\tAttendee",
                "Klasse 10b;;;\nlfd. Nr.;Name;Vorname;Geb.-Datum;E-Mail (Eltern);E-Mail\n"
                        + "1;Lovelace;Ada;10.12.1815;byron@example.org;Ada@Example.org",
                "Nachname, Vorname;E-Mail-Adresse\nLovelace, Ada;Ada@Example.org",
                "Name, Vorname;Dienstliche Mailadresse\nLovelace Ada;Ada@Example.org",
                "Nom;Prénom;Adresse de courriel\nLovelace;Ada;Ada@Example.org",
                "Nom et prénom;Courriel\nLovelace Ada;Ada@Example.org",
                "Nombre,Apellido(s),Dirección de correo\nAda,Lovelace,Ada@Example.org",
                "Apellidos y nombre;Correo electrónico\nLovelace, Ada;Ada@Example.org",
                "Vorname,Nachname,Kontakt\nAda,Lovelace,Ada@Example.org",
                "name,email\nLovelace, Ada,Ada@Example.org",
                "Email*,Name [Required]\nAda@Example.org,Ada Lovelace",
                "姓名,邮箱\nAda Lovelace,Ada@Example.org",
                "First name / Last name\tEmail address\tRoles\nAda Lovelace\tAda@Example.org\tStudent",
                "First name / Surname,Email address\nAda Lovelace,Ada@Example.org",
                "Vorname / Nachname;E-Mail-Adresse;Rollen\nAda Lovelace;Ada@Example.org;Teilnehmer/in",
                "Surname and first name;Email\nLovelace Ada;Ada@Example.org",
                "Nome,Cognome,E-mail\nAda,Lovelace,Ada@Example.org",
                "Name,Surname,Email\nAda,Lovelace,Ada@Example.org",
                "Name,Last name,Email\nAda Lovelace,Lovelace,Ada@Example.org",
                "Cognome e nome;E-mail\nLovelace Ada;Ada@Example.org",
                "Ad Soyad;E-posta\nAda Lovelace;Ada@Example.org",
                "Student First Name,Student Last Name,Student Email,Parent Email\n"
                        + "Ada,Lovelace,Ada@Example.org,byron@example.org",
                "Vorname des Schülers;Name des Schülers;E-Mail\nAda;Lovelace;Ada@Example.org",
                "Nom de l'étudiante,Identifiant,Courriel\nAda Lovelace,al1,Ada@Example.org",
                "Name (Original Name),User Email,Guest\nAda Lovelace,Ada@Example.org,No",
                "Kto;Adres\nAda Lovelace;Ada@Example.org",
                "Etunimi;Sukunimi;Sähköposti\nAda;Lovelace;Ada@Example.org",
                "الاسم الأول,اسم العائلة,البريد الإلكتروني\nAda,Lovelace,Ada@Example.org",
                "1. Ada Lovelace Ada@Example.org",
                "Ada,Lovelace,Ada@Example.org",
                "Lovelace, Ada, Ada@Example.org",
            })
    void whateverTheColumnsAndTheirSeparatorTheSamePersonIsRead(String list) {
        assertThat(people(list))
                .extracting(Person::name, Person::email)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Ada Lovelace", "Ada@Example.org"));
    }

    @Test
    void addressesAloneAndLinesOfMailProgramsNameMany() {
        assertThat(people("ada@example.org; bob@example.org, ;cy@example.org"))
                .extracting(Person::emailKey)
                .containsExactly("ada@example.org", "bob@example.org", "cy@example.org");
        assertThat(people("ada@example.org, bob@example.org, cy@example.org"))
                .extracting(Person::name)
                .containsExactly("ada", "bob", "cy");
        assertThat(people("Ada Lovelace <ada@example.org>, \"Ross, Bob\" <bob@example.org>, cy <cy@example.org>"))
                .extracting(Person::name)
                .containsExactly("Ada Lovelace", "Bob Ross", "cy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lovelace, Ada | Ada Lovelace",
                "King, Jr. | King, Jr.",
                "King, Martin Luther, Jr. | Martin Luther King, Jr.",
                "O'Neill, Rónán | Rónán O'Neill",
                "\"Bob\" Ross | \"Bob\" Ross",
                "  Ada   Lovelace, | Ada Lovelace",
                "'Ada' | Ada",
                "محمد علي | محمد علي",
                "李小龙 | 李小龙",
            })
    void namesAreAsPeopleAreCalled(String listed, String name) {
        assertThat(PersonName.of(listed)).isEqualTo(name);
    }

    @Test
    void underAHeadingThatSaysSoTheLastNameComesFirst() {
        assertThat(PersonName.lastFirst("DE LA CRUZ Juan")).isEqualTo("Juan DE LA CRUZ");
        assertThat(PersonName.lastFirst("Lovelace, Ada")).isEqualTo("Ada Lovelace");
        assertThat(PersonName.of("小龍", "李")).isEqualTo("李小龍");
        assertThat(PersonName.of("민수", "김")).isEqualTo("김민수");
        assertThat(PersonName.of("エリー", "山田")).isEqualTo("山田エリー");
        assertThat(PersonName.of("ジョン", "スミス")).isEqualTo("ジョン スミス");
        assertThat(PersonName.of("Bruce", "李")).isEqualTo("Bruce 李");
        assertThat(PersonName.lastFirst("李 小龍")).isEqualTo("李小龍");
        assertThat(PersonName.lastFirst("Mao Zedong")).isEqualTo("Zedong Mao");
        assertThat(PersonName.lastFirst("de la Cruz Juan")).isEqualTo("de la Cruz Juan");
    }

    @Test
    void numbersOfAnInstitutionKeepTheirZeros() {
        assertThat(people("Matrikel-Nr.;Vorname;Nachname;Mail\n"
                        + "=\"0012\";Ada;Lovelace;ada@example.org\n"
                        + "#77;Bob;Ross;bob@example.org"))
                .extracting(person -> person.number().orElse(""))
                .containsExactly("0012", "77");
        assertThat(people("0012345,Ada Lovelace,ada@example.org\n0012346,Bob Ross,bob@example.org"))
                .extracting(person -> person.number().orElse(""))
                .containsExactly("0012345", "0012346");
    }

    @Test
    void theNumberIsTheInstitutionsAndNoDayOfBirth() {
        assertThat(people("Student Name,Student ID,Student SIS ID,Email\nAda Lovelace,17,S-0017,ada@example.org"))
                .extracting(Person::number)
                .containsExactly(Optional.of("S-0017"));
        assertThat(people("mtknr;nachname;vorname;email\n0012345;Lovelace;Ada;ada@example.org"))
                .extracting(Person::number)
                .containsExactly(Optional.of("0012345"));
        assertThat(people("Ada;Lovelace;10.12.1815;ada@example.org"))
                .extracting(Person::number)
                .containsExactly(Optional.empty());
    }

    @Test
    void underUnknownHeadingsOnlyWhatLooksLikeNamesIsTakenForThem() {
        assertThat(people("Email,Remark,City\nada@example.org,has a cat,New York\nbob@example.org,late,New York"
                        + "\ncy@example.org,is away,New York"))
                .extracting(Person::name)
                .containsExactly("ada", "bob", "cy");
    }

    @Test
    void everyLineIsToldWhatBecomesOfItByItsTrueNumber() {
        List<Line> lines = read("""
            name,email

            Ada,ada@example.org
            Ada again,ADA@example.org
            "Bob" Ross,bob@example.org
            "Cy,cy@example.org
            "Two
            lines",dora@example.org
            Nobody,
            ,grace@example.org
            """ + "x".repeat(200) + ",long@example.org\n\u200B,invisible@example.org\n")
                .lines();

        assertThat(lines).extracting(Line::number).containsExactly(3L, 4L, 5L, 6L, 7L, 9L, 10L, 11L, 12L);
        assertThat(lines)
                .extracting(line -> line.flaw().orElse(null))
                .containsExactly(null, Flaw.TWICE, null, null, null, Flaw.NO_ADDRESS, null, Flaw.BAD_NAME, null);
        assertThat(lines.stream().flatMap(line -> line.person().stream()))
                .extracting(Person::name)
                .containsExactly("Ada", "\"Bob\" Ross", "Cy", "Two lines", "grace", "invisible");
    }

    @Test
    void aMissingAddressIsNotTakenFromAnotherColumn() {
        assertThat(read("Name,Email,Parent email\nAda,,byron@example.org\nBob,bob@example.org,ross@example.org")
                        .lines())
                .extracting(line -> line.flaw().orElse(null))
                .containsExactly(Flaw.NO_ADDRESS, null);
    }

    @Test
    void itSaysWhatItTookTheColumnsFor() {
        assertThat(read("Matrikel,Vorname,Nachname,Mailadresse\n0012,Ada,Lovelace,ada@example.org")
                        .columns())
                .containsExactly(
                        new Understood("number", "Matrikel", 1),
                        new Understood("first", "Vorname", 2),
                        new Understood("last", "Nachname", 3),
                        new Understood("email", "Mailadresse", 4));
    }

    @Test
    void aListHasAnEnd() {
        assertThat(PeopleList.read("a,a@b.c\n".repeat(PeopleList.MOST_ROWS + 1), PeopleListTest::address))
                .isEmpty();
        String longest = IntStream.range(0, 5_000)
                .mapToObj(i -> "Ada Lovelace " + "ä".repeat(20) + ",learner" + i + "@example.org\n")
                .reduce("", String::concat);
        assertThat(people(longest)).hasSize(5_000);
        assertThat(people(longest.replace("\n", ",\"Group A,\nGroup B\"\n")))
                .as("a line end within a cell makes no row")
                .hasSize(5_000);
        // Nothing that nobody would write takes long.
        assertThat(people("@".repeat(4_000) + "\n" + "a".repeat(4_000) + "\n\"" + "\"a,".repeat(4_000)))
                .isEmpty();
    }

    @Test
    void headingsAreTheFirstRowThatNamesTwoColumns() {
        PeopleList.Reading read = read("1. Summary\nAttended participants\t1\n\n2. Participants\n"
                + "Last Leave\tEmail\tName\tRole\n9:00\tAda@Example.org\tAda Lovelace\tAttendee");
        assertThat(read.columns())
                .containsExactly(new Understood("email", "Email", 2), new Understood("name", "Name", 3));
        assertThat(read.people()).extracting(Person::name).containsExactly("Ada Lovelace");
    }

    @Test
    void anAddressWhoseDomainHasAnEmptyPartIsNone() {
        PeopleList.Reading read = read("A,a@example..org\nB,b@.example.org\nC,c@@example.org\nD,d@example.org.");
        assertThat(read.lines())
                .extracting(Line::flaw)
                .containsExactly(
                        Optional.of(Flaw.NO_ADDRESS),
                        Optional.of(Flaw.NO_ADDRESS),
                        Optional.of(Flaw.NO_ADDRESS),
                        Optional.empty());
        assertThat(read.people()).extracting(Person::email).containsExactly("d@example.org");
    }

    private static List<Person> people(String list) {
        return read(list).people();
    }

    private static PeopleList.Reading read(String list) {
        return PeopleList.read(list, PeopleListTest::address).orElseThrow();
    }

    private static Optional<Address> address(String typed) {
        return Optional.of(typed)
                .filter(text -> text.matches("[^@\\s]+@[^@\\s]+"))
                .map(text -> new Address(text.toLowerCase(Locale.ROOT), text));
    }
}
