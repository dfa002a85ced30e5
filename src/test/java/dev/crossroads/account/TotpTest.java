package dev.crossroads.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as every app makes them. */
class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesOfTheStandardComeOut(long second, String code) {
        assertThat(Totp.code(KEY, second / 30, 8)).isEqualTo(code);
        Instant now = Instant.ofEpochSecond(second);
        assertThat(Totp.stepOf(KEY, code.substring(2), now)).hasValue(second / 30);
        assertThat(Totp.code(KEY, now)).isEqualTo(code.substring(2));
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "9, 520489"})
    void asDoThoseOfTheOneBelowIt(long count, String code) {
        assertThat(Totp.code(KEY, count, 6)).isEqualTo(code);
    }

    @Test
    void aStepToEitherSideIsTakenAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_000_019);
        String code = Totp.code(KEY, now);

        assertThat(Totp.stepOf(KEY, code.substring(0, 3) + " " + code.substring(3), now))
                .hasValue(33_333);
        assertThat(Totp.stepOf(KEY, code, now.plusSeconds(30))).hasValue(33_333);
        assertThat(Totp.stepOf(KEY, code, now.minusSeconds(30))).hasValue(33_333);
        assertThat(Totp.stepOf(KEY, code, now.plusSeconds(61))).isEmpty();
        assertThat(Totp.stepOf(KEY, code, now.minusSeconds(61))).isEmpty();
        assertThat(Totp.stepOf(KEY, "", now)).isEmpty();
        assertThat(Totp.stepOf(KEY, "\u0662\u0668\u0667\u0660\u0668\u0662", now))
                .isEmpty();
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void keysAreWrittenAsAppsReadThem(String bytes, String text) {
        assertThat(Totp.text(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }
}
