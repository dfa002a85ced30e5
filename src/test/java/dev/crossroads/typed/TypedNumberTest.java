package dev.crossroads.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of how numbers are typed. */
class TypedNumberTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            42            | 42     | 42
            2.5           | 2.5    | 2.5
            2,5           | 2.5    | 2.5
            ~ 2.5 ~       | 2.5    | 2.5
            ~\u00a02,5\u200b~ | 2.5 | 2.5
            0,125         | 0.125  | 0.125
            1234,567      | 1234.567 | 1234.567
            1,2345        | 1.2345 | 1.2345
            .5            | 0.5    | 0.5
            ,5            | 0.5    | 0.5
            5.            | 5      | 5
            -5            | -5     | -5
            \u22125       | -5     | -5
            \u20135       | -5     | -5
            \u20145       | -5     | -5
            \uff0d5       | -5     | -5
            \u30fc5       | -5     | -5
            ~\u2212 5~    | -5     | -5
            +5            | 5      | 5
            \u200e-5      | -5     | -5
            1e3           | 1000   | 1000
            1,5E-3        | 0.0015 | 0.0015
            \u0664\u0662  | 42     | 42
            \u0662\u066b\u0665 | 2.5 | 2.5
            \u0661\u066b\u0662\u0663\u0664 | 1.234 | 1.234
            \u06f2\u066b\u06f5 | 2.5 | 2.5
            \u0662\u060c\u0665 | 2.5 | 2.5
            \uff14\uff12  | 42     | 42
            \uff12\uff0e\uff15 | 2.5 | 2.5
            \u0968\u002e\u096b | 2.5 | 2.5
            1.234         | 1.234  | ?
            1,234         | ?      | 1.234
            """)
    void aNumberIsReadAsItsPageWritesIt(String typed, String onAnEnglishPage, String onAGermanPage) {
        assertThat(read(typed, '.')).isEqualTo(onAnEnglishPage);
        assertThat(read(typed, ',')).isEqualTo(onAGermanPage);
    }

    private static String read(String typed, char decimalSign) {
        return switch (TypedNumber.read(typed, decimalSign)) {
            case TypedNumber.Value(BigDecimal number) ->
                number.stripTrailingZeros().toPlainString();
            case TypedNumber.Flaw flaw -> {
                assertThat(flaw.kind()).isEqualTo(TypedNumber.Flaw.Kind.GROUPED_OR_DECIMAL);
                assertThat(flaw.number()).isEqualTo("1.234");
                yield "?";
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~            | EMPTY    |
            ~\u200b ~     | EMPTY    |
            12,000,000    | GROUPED  | 12000000
            12.000.000    | GROUPED  | 12000000
            12 000 000    | GROUPED  | 12000000
            12\u00a0000   | GROUPED  | 12000
            12\u202f000   | GROUPED  | 12000
            12'000        | GROUPED  | 12000
            12\u2019000   | GROUPED  | 12000
            12_000_000    | GROUPED  | 12000000
            1,23,45,678   | GROUPED  | 12345678
            -1,234,567.89 | GROUPED  | -1234567.89
            1.234.567,89  | GROUPED  | 1234567.89
            1\u066c\u0662\u0663\u0664 | GROUPED | 1234
            2.5 ms        | UNIT     | 2.5
            2,5ms         | UNIT     | 2.5
            12 MB         | UNIT     | 12
            50 %          | UNIT     | 50
            $5            | UNIT     | 5
            5 \u20ac      | UNIT     | 5
            5 m\u00b2     | UNIT     | 5
            \u2248 3.14   | UNIT     | 3.14
            ca. 7         | UNIT     | 7
            7 times       | UNIT     | 7
            12,000,000 bytes | UNIT  | 12000000
            1/2           | FRACTION |
            \u00bd        | FRACTION |
            five          | OTHER    |
            1 2           | OTHER    |
            1,2,3         | OTHER    |
            2^10          | OTHER    |
            3*4           | OTHER    |
            3-5           | OTHER    |
            --5           | OTHER    |
            0x10          | OTHER    |
            NaN           | OTHER    |
            -             | OTHER    |
            D             | OTHER    |
            1e9999999999  | OTHER    |
            """)
    void whatIsInTheWayIsNamed(String typed, TypedNumber.Flaw.Kind kind, String number) {
        assertThat(TypedNumber.read(typed, '.')).isEqualTo(new TypedNumber.Flaw(kind, number == null ? "" : number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9,", "1.", " ", "-", "1e", "x1", "1D", "٫"})
    void whateverIsTypedIsReadInNoTime(String part) {
        assertThat(TypedNumber.read(part.repeat(100 / part.length()), '.')).isInstanceOf(TypedNumber.Flaw.class);
        assertThat(TypedNumber.read(part.repeat(5_000), '.')).isInstanceOf(TypedNumber.Flaw.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            4 | 4
            ~ 4. ~ | 4
            \uff14 | 4
            \u0664\u200f | 4
            """)
    void aLineIsAWholeNumberOfAnyScript(String typed, int line) {
        assertThat(TypedNumber.whole(typed)).hasValue(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-4", "4.5", "four", "1234567890"})
    void anythingElseIsNoLine(String typed) {
        assertThat(TypedNumber.whole(typed)).isEmpty();
    }
}
