package dev.crossroads.typed;

import static dev.crossroads.typed.Spelling.Manner.CODE;
import static dev.crossroads.typed.Spelling.Manner.INDENTED_CODE;
import static dev.crossroads.typed.Spelling.Manner.OUTPUT;
import static dev.crossroads.typed.Spelling.Manner.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.typed.Spelling.Manner;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of spellings that count as the same, and of those that don't. */
class SpellingTest {
    /** A key, and what people typed where they meant it, or where they meant something else. */
    record Row(Manner manner, String key, List<String> right, List<String> wrong) {
        @Override
        public String toString() {
            return manner + " " + key;
        }
    }

    private static Row row(Manner manner, String key, List<String> right, List<String> wrong) {
        return new Row(manner, key, right, wrong);
    }

    static Stream<Row> table() {
        return Stream.of(
                // Signs that nobody sees, and blanks of every kind.
                row(
                        WORDS,
                        "channel",
                        List.of(
                                "channel\u200b",
                                "\ufeffchannel",
                                "chan\u00adnel",
                                "\u200echannel\u200f",
                                "\u2067channel\u2069",
                                "channel\ufe0f",
                                "cha\u2060nnel",
                                "\u00a0channel\u3000",
                                "\u2003channel\u2028",
                                "channel\ufffc",
                                "CHANNEL",
                                "Channel.",
                                "channel\u3002",
                                "`channel`",
                                "\uff43\uff48\uff41\uff4e\uff4e\uff45\uff4c"),
                        List.of("chan nel", "channels", "chanel", "channel..", "\"channel\"")),
                row(
                        WORDS,
                        "mutual exclusion",
                        List.of(
                                "mutual\u00a0exclusion",
                                "mutual  exclusion",
                                "mutual\u2009\u202fexclusion",
                                "mutual\u3000exclusion",
                                "mutual\texclusion",
                                "mutual\nexclusion",
                                "mutual\r\nexclusion",
                                "mutual\u2800exclusion"),
                        List.of("mutualexclusion", "mutual-exclusion")),
                row(WORDS, "channel\u00a0", List.of("channel"), List.of("")),
                row(WORDS, "3", List.of("\u0663", "\u06f3", "\u0969", "\uff13"), List.of("\u00b3", "iii")),
                // Quotes and apostrophes.
                row(
                        WORDS,
                        "doesn't panic",
                        List.of(
                                "doesn\u2019t panic",
                                "doesn\u2018t panic",
                                "doesn\u00b4t panic",
                                "doesn`t panic",
                                "doesn\u02bct panic",
                                "doesn\u2032t panic",
                                "doesn\uff07t panic",
                                "Doesn\u2019t panic."),
                        List.of("doesnt panic", "does n't panic", "doesn\"t panic")),
                row(WORDS, "doesn\u2019t", List.of("doesn't", "doesn\u2019t"), List.of("doesnt")),
                row(
                        CODE,
                        "fmt.Println(\"hi\")",
                        List.of(
                                "fmt.Println(\u201chi\u201d)",
                                "fmt.Println(\u201ehi\u201c)",
                                "fmt.Println(\u00abhi\u00bb)",
                                "fmt.Println(\u00ab\u00a0hi\u00a0\u00bb)",
                                "fmt.Println(\uff02hi\uff02)",
                                "fmt.Println\uff08\u201chi\u201d\uff09",
                                " fmt.Println(\"hi\")\u200b\n"),
                        List.of(
                                "fmt.Println('hi')",
                                "fmt.Println(hi)",
                                "fmt.println(\"hi\")",
                                "fmt.Println(\"hi\").",
                                "fmt.Println(\"Hi\")",
                                "fmt.Println(`hi`)",
                                "fmt.Println(\" hi\")")),
                row(
                        CODE,
                        "'a'",
                        List.of("\u2018a\u2019", "\u201aa\u2018", "\u2039a\u203a"),
                        List.of("\"a\"", "a", "'A'", "\u201ca\u201d")),
                // Hyphens, dashes, minus signs and dots.
                row(
                        WORDS,
                        "--release",
                        List.of(
                                "\u2014release",
                                "\u2013release",
                                "\u2010\u2010release",
                                "\u2212\u2212release",
                                "-\u2010release",
                                "\ufe63\uff0drelease"),
                        List.of("-release", "release", "\u2212release", "---release", "\u2014\u2014\u2014release")),
                row(
                        WORDS,
                        "-race",
                        List.of("\u2013race", "\u2014race", "\u2212race", "\u2011race"),
                        List.of("--race", "race")),
                row(
                        WORDS,
                        "copy-on-write",
                        List.of("copy\u2010on\u2011write", "copy\u2013on\u2013write"),
                        List.of("copy on write")),
                row(
                        WORDS,
                        "and so on ...",
                        List.of("and so on \u2026", "and so on \u2026\u2026", "and so on ...."),
                        List.of("and so on ..")),
                row(CODE, "xs ...int", List.of("xs \u2026int"), List.of("xs int", "xs ..int", "xs ....int")),
                row(CODE, "a - b", List.of("a \u2212 b", "a \u2013 b"), List.of("a -- b", "a + b")),
                row(CODE, "i--", List.of("i\u2014", "i\u2013"), List.of("i-")),
                // Letters: full case folding, composition, shapes.
                row(
                        WORDS,
                        "Stra\u00dfe",
                        List.of("stra\u00dfe", "STRASSE", "strasse", "STRA\u1e9eE"),
                        List.of("strase")),
                row(
                        WORDS,
                        "\u039f\u03b4\u03cc\u03c2",
                        List.of(
                                "\u039f\u0394\u038c\u03a3",
                                "\u03bf\u03b4\u03cc\u03c3",
                                "\u03bf\u03b4\u03bf\u0301\u03c2"),
                        List.of("\u03bf\u03b4\u03bf\u03c2")),
                row(
                        WORDS,
                        "interface",
                        List.of("\u0130NTERFACE", "INTERFACE", "\u0131nterface", "i\u0307nterface"),
                        List.of("nterface")),
                row(WORDS, "\u0131s\u0131", List.of("ISI", "\u0131s\u0131", "\u0130S\u0130"), List.of("usu")),
                row(
                        WORDS,
                        "caf\u00e9 cr\u00e8me",
                        List.of("cafe\u0301 cre\u0300me", "CAFE\u0301 CR\u00c8ME"),
                        List.of("cafe creme")),
                row(WORDS, "\ufb01nal", List.of("final", "FINAL", "\ufb01nal"), List.of()),
                row(
                        WORDS,
                        "\u30dd\u30a4\u30f3\u30bf",
                        List.of("\uff8e\uff9f\uff72\uff9d\uff80"),
                        List.of("\u307d\u3044\u3093\u305f")),
                row(
                        WORDS,
                        "\u0645\u06a9\u062a\u0628\u06cc",
                        List.of(
                                "\u0645\u0643\u062a\u0628\u064a",
                                "\u0645\u0640\u06a9\u062a\u0628\u06cc",
                                "\u0645\u200c\u06a9\u062a\u0628\u06cc"),
                        List.of("\u0645\u062a\u0628\u06cc")),
                row(WORDS, "x\u00b2", List.of("x\u00b2", "X\u00b2"), List.of("x2")),
                row(WORDS, "\u00b5s", List.of("\u03bcs", "\u00b5S"), List.of("us", "ms")),
                row(CODE, "String", List.of("String ", "S\u200btring"), List.of("string", "STRING")),
                row(CODE, "let \u00e4 = 1", List.of("let a\u0308 = 1"), List.of("let a = 1")),
                // Keys that were written with markup.
                row(WORDS, "`String`", List.of("String", "`String`", "string"), List.of("Str")),
                row(WORDS, "**channel**", List.of("channel", "**channel**"), List.of("*")),
                row(WORDS, "Vec&lt;u8&gt;", List.of("Vec<u8>", "vec<u8>", "Vec&lt;u8&gt;"), List.of("Vec u8")),
                row(WORDS, "2*3*4", List.of("2*3*4"), List.of("234", "24")),
                row(WORDS, "__init__", List.of("__init__"), List.of("init")),
                row(CODE, "`let x;`", List.of("let x;", "`let x;`"), List.of("let x")),
                row(CODE, "&mut x", List.of("&mut x"), List.of("& mut x", "&x")),
                // Blanks in code: between quotes they are what is printed.
                row(
                        CODE,
                        "let s = String::new();",
                        List.of(
                                "  let s  = String::new();\n",
                                "let s =\n    String::new();",
                                "let\u00a0s = String::new();"),
                        List.of("lets = String::new();", "let s=String::new();")),
                row(
                        CODE,
                        "print(\"a  b\")",
                        List.of("print(\"a\u00a0\u00a0b\")", "print(\u201ca  b\u201d)"),
                        List.of("print(\"a b\")", "print(\"ab\")")),
                // Where indentation says something, it does, however deep.
                row(
                        INDENTED_CODE,
                        "if a:\n    b()\nc()",
                        List.of(
                                "if a:\n  b()\nc()",
                                "if a:\n\tb()\nc()",
                                "if a:\r\n    b()\r\n\r\nc()  ",
                                "if a:\n\u00a0\u00a0b()\nc()"),
                        List.of("if a:\n    b()\n    c()", "if a:\nb()\nc()", "if a: b() c()", "if a: b()\nc()")),
                // Output of a program.
                row(
                        OUTPUT,
                        "a b\nc\n",
                        List.of(
                                "a b\nc",
                                "a b \r\nc\n\n",
                                "\na b\nc",
                                " a b\nc",
                                "a\u00a0b\nc",
                                "a b\u2028c",
                                "\u200ba b\nc"),
                        List.of("a  b\nc", "a b c", "A b\nc", "a b\n\nc", "a b\n c", "ab\nc", "a b\nc.")),
                row(OUTPUT, "x\t1", List.of("x\t1", "x 1", "x    1", "x\u00a01"), List.of("x1", "x\n1")),
                row(
                        OUTPUT,
                        "a\n  b\nc",
                        List.of("a\n  b\nc", "a\n\u00a0\u00a0b\nc"),
                        List.of("a\nb\nc", "a\n b\nc", "a\n    b\nc")),
                row(
                        OUTPUT,
                        "\"hi\"",
                        List.of("\u201chi\u201d", "\u201ehi\u201c"),
                        List.of("hi", "'hi'", "\u2018hi\u2019")),
                row(OUTPUT, "\u201chi\u201d", List.of("\u201chi\u201d", "\"hi\""), List.of("hi")),
                row(OUTPUT, "-5", List.of("\u22125", "\u20135", "\u2014\u0665"), List.of("5", "--5", "- 5")),
                row(OUTPUT, "[1 2 ...]", List.of("[1 2 \u2026]"), List.of("[1 2]")),
                row(OUTPUT, "`x` *y* &lt;", List.of("`x` *y* &lt;"), List.of("x *y* &lt;", "`x` y &lt;", "`x` *y* <")),
                row(OUTPUT, "", List.of("", " \n", "\u200b"), List.of("0", "nothing")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void whatIsTypedCountsAsItWasMeant(Row row) {
        assertThat(Spelling.isRight(row.manner(), row.key(), row.key())).isTrue();
        assertThat(row.right()).allMatch(given -> Spelling.isRight(row.manner(), row.key(), given));
        assertThat(row.wrong()).noneMatch(given -> Spelling.isRight(row.manner(), row.key(), given));
    }

    @Test
    void letterForLetterCaseDoesNotCountInWords() {
        List<String> others = new ArrayList<>();
        IntStream.rangeClosed(0x41, Character.MAX_CODE_POINT)
                .filter(Character::isLetter)
                .forEach(c -> {
                    String letter = Character.toString(c);
                    for (String cased : List.of(
                            letter.toUpperCase(java.util.Locale.ROOT),
                            letter.toLowerCase(java.util.Locale.ROOT),
                            Character.toString(Character.toTitleCase(c)),
                            Normalizer.normalize(letter, Normalizer.Form.NFD))) {
                        if (!Spelling.isSame(WORDS, letter, cased)) {
                            others.add(letter + " and " + cased);
                        }
                    }
                });
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void whateverIsTypedIsTheSameAsItselfHoweverItIsComposedAndFoldsOnce(Manner manner) {
        Random random = new Random(11);
        String signs = "ab Aß\t\n\r\"'`.-–—…\u200b\u00a0e\u0301é«»“”*&lt;١İı\ud83d\ude00\ue000\ue001中";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            int[] all = signs.codePoints().toArray();
            random.ints(random.nextInt(14), 0, all.length).forEach(at -> text.appendCodePoint(all[at]));
            String typed = text.toString();
            assertThat(Spelling.isSame(manner, typed, Normalizer.normalize(typed, Normalizer.Form.NFD)))
                    .as(typed)
                    .isTrue();
            String folded = Spelling.folded(manner, typed);
            assertThat(Spelling.folded(manner, folded)).as(typed).isEqualTo(folded);
            assertThat(Spelling.isRight(manner, typed, typed)).as(typed).isTrue();
        }
    }

    @Test
    void aTextOfSignsThatNobodySeesIsEmpty() {
        assertThat(List.of("", " ", "\u200b", "\u00a0\ufeff\n", "\u2800", "\u00ad"))
                .allMatch(Spelling::isEmpty);
        assertThat(List.of("0", ".", "\u00b7", "\u0301")).noneMatch(Spelling::isEmpty);
    }

    @Test
    void anAuthorIsToldWhatNobodyCanType() {
        assertThat(Remarks.of(WORDS, "channel", List.of())).isEmpty();
        assertThat(Remarks.of(WORDS, "doesn\u2019t", List.of())).isEmpty();
        assertThat(Remarks.of(CODE, "&mut x", List.of())).isEmpty();
        assertThat(Remarks.of(CODE, "a * b * c", List.of())).isEmpty();
        assertThat(Remarks.of(WORDS, "__init__", List.of())).isEmpty();
        assertThat(Remarks.of(OUTPUT, "a\t`b` **c** &lt;\n", List.of())).isEmpty();
        assertThat(Remarks.of(WORDS, "`String`", List.of()))
                .singleElement()
                .asString()
                .contains("Markdown", "\"String\"");
        assertThat(Remarks.of(WORDS, "`String`", List.of("string"))).isEmpty();
        assertThat(Remarks.of(WORDS, "Vec&lt;u8&gt;", List.of()))
                .singleElement()
                .asString()
                .contains("\"Vec<u8>\"");
        assertThat(Remarks.of(WORDS, "chan\u200bnel", List.of()))
                .singleElement()
                .asString()
                .contains("U+200B (zero width space)");
        assertThat(Remarks.of(OUTPUT, "\u001b[31mred", List.of()))
                .singleElement()
                .asString()
                .contains("U+001B");
        assertThat(Remarks.of(WORDS, "a\u00a0b", List.of()))
                .singleElement()
                .asString()
                .contains("U+00A0");
    }
}
