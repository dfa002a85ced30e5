package dev.crossroads.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Stored passwords, held against hashes that the reference implementation of Argon2 (libargon2) made. */
class PasswordHashTest {
    private static final String BY_REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw" + "$vqxBCGy35vwx4uQxsAN5PA+lsv3guJXYQ7Y2hNbwSSA";
    private static final String OLDER_BY_REFERENCE =
            "$argon2id$v=19$m=8192,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw$+txnPMVC3c/WL/MYvJIvL/dgWsu6hzWYXr/m3grmq4A";

    @Test
    void aHashOfTheReferenceImplementationIsRecognized() {
        PasswordHash hash = PasswordHash.parse(BY_REFERENCE);

        assertThat(hash.matches("Grüße aus der Zahnradbahn")).isTrue();
        assertThat(hash.matches("grüße aus der Zahnradbahn")).isFalse();
        assertThat(hash.isOutdated(PasswordCost.STANDARD)).isFalse();
    }

    @Test
    void aHashOfOtherParametersIsRecognizedAndToBeRenewed() {
        PasswordHash hash = PasswordHash.parse(OLDER_BY_REFERENCE);

        assertThat(hash.matches("an older choice of cost")).isTrue();
        assertThat(hash.isOutdated(PasswordCost.STANDARD)).isTrue();
    }

    @Test
    void whatIsWrittenCanBeReadAndNoTwoHashesAreAlike() {
        PasswordHash first = PasswordHash.of("seven brass wheels turning", PasswordCost.STANDARD);
        PasswordHash second = PasswordHash.of("seven brass wheels turning", PasswordCost.STANDARD);

        assertThat(first.text()).isNotEqualTo(second.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.parse(first.text()).text()).isEqualTo(first.text());
        assertThat(PasswordHash.parse(first.text()).matches("seven brass wheels turning"))
                .isTrue();
        assertThat(first).asString().doesNotContain("argon2");
    }

    @Test
    void nobodysIsWrittenLikeAnyOtherAndNoPasswordMatchesIt() {
        PasswordHash nobodys = PasswordHash.ofNobody(PasswordCost.STANDARD);

        assertThat(nobodys.isOutdated(PasswordCost.STANDARD)).isFalse();
        assertThat(nobodys.text())
                .hasSameSizeAs(
                        PasswordHash.of("a password", PasswordCost.STANDARD).text());
        assertThat(nobodys.matches("")).isFalse();
    }

    @Test
    void somethingElseIsRefusedAndNotQuoted() {
        assertThatThrownBy(() -> PasswordHash.parse("$2b$12$secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
