package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.pgclient.PgConnectOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @Test
    void everyPartIsRead() {
        assertThat(DatabaseAddress.parse("postgresql://ada:secret@db.example:6543/learning"))
                .isEqualTo(new DatabaseAddress("db.example", 6543, "learning", "ada", "secret"));
    }

    @Test
    void withoutAPortItIsPostgresOwn() {
        assertThat(DatabaseAddress.parse("postgresql://ada:secret@db.example/learning")
                        .port())
                .isEqualTo(5432);
    }

    @Test
    void withoutAPasswordItIsEmpty() {
        assertThat(DatabaseAddress.parse("postgres://ada@db.example/learning").password())
                .isEmpty();
    }

    @Test
    void percentSignsAreDecodedAndPlusSignsKept() {
        assertThat(DatabaseAddress.parse("postgresql://a%40b:p%2Fq%3A+r%25@db.example/my%20name"))
                .isEqualTo(new DatabaseAddress("db.example", 5432, "my name", "a@b", "p/q:+r%"));
    }

    @Test
    void anAddressOfIpVersion6StandsInBrackets() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://ada:secret@[::1]:6543/learning");

        assertThat(address.host()).isEqualTo("::1");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:6543/learning");
    }

    @Test
    void thePasswordIsShownNowhere() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://ada:secret@db.example:6543/learning");

        assertThat(address.toString()).isEqualTo("postgresql://ada@db.example:6543/learning");
        assertThat(address.jdbcUrl()).doesNotContain("secret");
    }

    @Test
    void theClientIsToldEveryPart() {
        PgConnectOptions options =
                new DatabaseAddress("db.example", 6543, "learning", "ada", "secret").connectOptions();

        assertThat(options.getHost()).isEqualTo("db.example");
        assertThat(options.getPort()).isEqualTo(6543);
        assertThat(options.getDatabase()).isEqualTo("learning");
        assertThat(options.getUser()).isEqualTo("ada");
        assertThat(options.getPassword()).isEqualTo("secret");
        assertThat(options.getCachePreparedStatements()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mysql://ada:secret@db.example/learning            | does not start with postgresql://
                    postgresql://ada:secret@db.example                | name of the database is missing
                    postgresql://ada:secret@db.example/               | name of the database is missing
                    postgresql://ada:secret@db.example/learning/more  | more than one /
                    postgresql://db.example/learning                  | user is missing
                    postgresql://:secret@db.example/learning          | user is empty
                    postgresql://ada:secret@/learning                 | host is empty
                    postgresql://ada:secret@db.example:none/learning  | port is not a number
                    postgresql://ada:secret@db.example:/learning      | port is not a number
                    postgresql://ada:secret@db.example:0/learning     | port 0 is not between
                    postgresql://ada:secret@db.example:70000/learning | port 70000 is not between
                    postgresql://ada:secret%zz@db.example/learning    | password has a %
                    postgresql://ada:secret@db.example/learning?ssl=1 | after ? it may say sslmode
                    postgresql://ada:x?secret@db.example/learning     | write %3F for a question mark
                    postgresql://ada:secret@db.example/learning#more  | after #
                    postgresql://ada:secret@db/learning?sslmode=on    | not "on"
                    postgresql://ada:secret@db/l?sslmode=allow&sslmode=prefer              | sslmode twice
                    postgresql://ada:secret@db/l?sslrootcert=ca.pem                        | it has no sslmode
                    postgresql://ada:secret@db/l?sslmode=prefer&sslrootcert=ca.pem         | it has sslmode=prefer
                    postgresql://ada:secret@db/l?sslmode=verify-full&sslrootcert=/no/ca.pem | /no/ca.pem does not exist
                    postgresql://ada:secret@db/l?sslmode=verify-full&sslrootcert=pom.xml   | holds no certificate
                    """)
    void whatIsWrongIsSaidWithItsPartAndWithoutThePassword(String address, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAddress.parse(address))
                .withMessageContaining(reason)
                .withMessageContaining("postgresql://user:password@host:port/name")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
}
