package dev.crossroads.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.account.PasswordRules.Objection;
import dev.crossroads.web.Label;
import java.text.Normalizer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The passwords that Ada Lovelace may choose. */
class PasswordRulesTest {
    private static final EmailAddress EMAIL = new EmailAddress("ada.lovelace@example.org");
    private static final Label NAME = new Label("Ada Lovelace");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven brass wheels turning",
                "SEVENBRASSWHEELSTURNING",
                "582934719283745",
                "Zahnradbahn über Grüße hinaus",
                "семь латунных колёс вращаются",
                "七个黄铜轮子在早晨的阳光下转动",
                "🦀 crab and 🐹 gopher went out",
                "correct horse battery staple gun",
                "lovelace wrote of seven brass wheels",
            })
    void anyCharactersAreTakenAndNoneAreAskedFor(String password) {
        assertThat(objection(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fourteen chars, SHORT",
        "🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀, SHORT",
        "passwordpassword, COMMON",
        "aaaaaaaaaaaaaaaaaaaa, COMMON",
        "123456789012345, COMMON",
        "qwertyuiopasdfghjkl, COMMON",
        "abcabcabcabcabcabc, COMMON",
        "Password1234567, COMMON",
        "ada.lovelace@example.org, PERSONAL",
        "ADALOVELACE1815!!!, PERSONAL",
        "crossroads crossroads, PERSONAL",
        "crossroads-2026-11-24, PERSONAL",
        "adaadaadaadaada, PERSONAL",
    })
    void whatIsShortEasilyGuessedOrOnesOwnNameIsNot(String password, Objection objection) {
        assertThat(objection(password)).contains(objection);
    }

    @Test
    void theLimitsAreCountedInCharacters() {
        String words = "seven brass wheels ";

        assertThat(objection("🦀🐹🦀 seven brass")).isEmpty();
        assertThat(objection(words.repeat(14).substring(0, 256))).isEmpty();
        assertThat(objection(words.repeat(14).substring(0, 257))).contains(Objection.LONG);
    }

    @Test
    void whatCannotBeTypedAgainIsNotTaken() {
        assertThat(objection("seven brass\u0000 wheels")).contains(Objection.UNREADABLE);
        assertThat(objection("seven brass \ud83e wheels")).contains(Objection.UNREADABLE);
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardComposesItsLetters() {
        String composed = "Grüße aus der Zahnradbahn";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(PasswordHash.of(composed, PasswordCost.STANDARD).matches(decomposed))
                .isTrue();
    }

    @Test
    void whatIsWeakAtItsBeginningAloneIsTaken() {
        assertThat(objection("a".repeat(24) + "seven brass wheels turn")).isEmpty();
        assertThat(objection("a".repeat(24) + "seven")).contains(Objection.COMMON);
    }

    private static Optional<Objection> objection(String password) {
        return PasswordRules.objection(password, EMAIL, NAME)
                .or(() -> PasswordRules.isCommon(password, EMAIL, NAME)
                        ? Optional.of(Objection.COMMON)
                        : Optional.empty());
    }
}
