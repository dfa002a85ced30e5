package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Things that real books have and no manual shows, each as it was found in one. */
class StrangeBooksTest {
    @TempDir
    private Path root;

    private BookFolder book;

    @BeforeEach
    void aBookOfOneChapter() {
        book = new BookFolder(root)
                .with("book.toml", "[crossroads]\nid = \"c\"\n")
                .with("src/SUMMARY.md", "- [One](one.md)\n");
    }

    private Element lesson(String text) {
        return book.with("src/one.md", text).lesson("one");
    }

    @Test
    void aChapterWithoutAFileIsPlannedUnlessTheBookForbidsIt() {
        book.with("src/SUMMARY.md", "- [One](one.md)\n- [Later](later.md)\n").with("src/one.md", "# One");

        assertThat(book.course().contents()).contains(new Entry.Draft("Later", "2", 0));
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/SUMMARY.md:2: warning");
        book.with("book.toml", "[build]\ncreate-missing = false\n");
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/SUMMARY.md:2: error");
        book.with("book.toml", "").with("src/SUMMARY.md", "- [Later](later.md)\n");
        assertThat(book.read().course()).isEmpty();
    }

    @Test
    void aChapterThatIsListedTwiceIsALinkTheSecondTime() {
        book.with("src/SUMMARY.md", "- [One](one.md)\n- [Again](one.md)\n").with("src/one.md", "# One");

        assertThat(book.course().contents())
                .containsExactly(
                        new Entry.Chapter("one", "One", "1", 0),
                        new Entry.Link("Again", "/courses/c/lessons/one", "2", 0));
        assertThat(book.course().lessons()).hasSize(1);
    }

    @Test
    void groupsOfGitBooksContentsAreParts() {
        book.with("src/SUMMARY.md", "# Contents\n\n* [One](one.md)\n\n## Group\n\n* [Two](two.md)\n")
                .with("src/one.md", "# One")
                .with("src/two.md", "# Two");

        assertThat(book.course().contents())
                .containsExactly(
                        new Entry.Chapter("one", "One", "1", 0),
                        new Entry.Part("Group"),
                        new Entry.Chapter("two", "Two", "2", 0));
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void filesOfAnEditorThatMarksThemAsUtf8AreRead() throws IOException {
        Files.writeString(root.resolve("book.toml"), "\uFEFF[crossroads]\r\nid = \"c\"\r\n", StandardCharsets.UTF_8);

        assertThat(lesson("\uFEFF# One\r\n\r\n```rust\r\n# hidden\r\nlet x;\r\n```\r\n")
                        .selectFirst("code")
                        .wholeText())
                .isEqualTo("let x;\n");
    }

    @Test
    void linesThatRustdocIncludeHidesAreShownOnDemandAndInRustAlone() {
        book.with("src/main.rs", "use std;\nfn main() {\n    // ANCHOR: a\n    let a;\n    // ANCHOR_END: a\n}\n");
        Element lesson = lesson("""
                # One

                ```rust
                {{#rustdoc_include main.rs:a}}
                ```

                ```text
                {{#rustdoc_include main.rs:1}}
                ```
                """);

        assertThat(lesson.select("figure > pre code"))
                .extracting(Element::wholeText)
                .containsExactly("    let a;\n", "use std;\n");
        assertThat(lesson.select("details code"))
                .extracting(Element::wholeText)
                .containsExactly("use std;\nfn main() {\n    let a;\n}\n");
    }

    @Test
    void aPlaygroundStaysInItsList() {
        book.with("src/main.rs", "fn main() {\n\n    a();\n}\n");

        assertThat(lesson("# One\n\n- item\n\n  {{#playground main.rs}}\n\n- next\n")
                        .select("li code")
                        .first()
                        .wholeText())
                .isEqualTo("fn main() {\n\n    a();\n}\n");
    }

    @Test
    void aProgramIndentedByTabsInAListLosesTheIndentationAndKeepsItsOwn() {
        Element lesson = lesson(
                "# One\n\n1. First\n\n\t```go\n\tfunc f() {\n\t\treturn\n\t}\n\t```\n\n```go\nfunc g() {\n\treturn\n}\n```\n");

        assertThat(lesson.select("code"))
                .extracting(Element::wholeText)
                .containsExactly("func f() {\n\treturn\n}\n", "func g() {\n\treturn\n}\n");
    }

    @Test
    void aDefinitionMayHaveSeveralLinesAndParagraphs() {
        Element lesson = lesson("""
                # One

                Apple
                :   Red
                fruit

                    ```rust
                    let apple;
                    ```

                Orange
                : Fruit
                : Colour

                After.
                """);

        assertThat(lesson.select("dl")).hasSize(1);
        assertThat(lesson.select("dd").first().text()).startsWith("Red fruit").endsWith("let apple;");
        assertThat(lesson.select("dt")).extracting(Element::text).containsExactly("Apple", "Orange");
        assertThat(lesson.select("dd")).hasSize(3);
        assertThat(lesson.select("section > p").text()).isEqualTo("After.");
    }

    @Test
    void aCalloutStaysInTheQuoteItStandsIn() {
        Element lesson = lesson("# One\n\n> Before\n>\n> ```admonish tip.wide\n> Inside.\n> ```\n> After\n");

        assertThat(lesson.select("blockquote")).hasSize(1);
        assertThat(lesson.select("blockquote > .admonition.tip > p"))
                .extracting(Element::text)
                .containsExactly("Tip", "Inside.");
        assertThat(lesson.select("blockquote > p")).extracting(Element::text).containsExactly("Before", "After");
    }

    @Test
    void aListingAndAHintStayInTheQuoteTheyStandIn() {
        Element lesson = lesson(
                "# One\n\n> <Listing number=\"1\" caption=\"Cap\">\n>\n> ```rust\n> a\n> ```\n>\n> </Listing>\n>\n"
                        + "> {% hint %}\n> in\n> {% endhint %}\n");

        assertThat(lesson.select("blockquote")).hasSize(1);
        assertThat(lesson.select("blockquote > .listing > .listing-caption").text())
                .isEqualTo("Listing 1: Cap");
        assertThat(lesson.select("blockquote > .admonition > p").text()).isEqualTo("Note in");
    }

    @Test
    void tabsOfMaterialForMkDocsHaveTheirTitles() {
        assertThat(lesson("# One\n\n=== \"Rust\"\n    In Rust.\n\n=== \"Go\"\n    In Go.\n\nAfter.\n")
                        .select(".tab"))
                .extracting(Element::text)
                .containsExactly("Rust In Rust.", "Go In Go.");
    }

    @Test
    void frontMatterInTomlIsNotShown() {
        assertThat(lesson("+++\ntitle = \"One\"\nweight = 1\n+++\n\n# One\n\nText.\n")
                        .text())
                .isEqualTo("One # Text.");
        assertThat(lesson("# One\n\n+++\na = b\n+++\n").text()).contains("+++");
    }

    @Test
    void anchorsOfOldHtmlAreLedTo() {
        assertThat(lesson("# One\n\n<a name=\"old\"></a>Text and [there](#old).\n")
                        .select("a[href=#old]"))
                .hasSize(1);
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void aPictureOfAnotherSiteIsALinkAndOneOfSeveralSourcesIsItsImage() {
        book.with("src/p.png", "png");
        Element lesson = lesson("""
                # One

                ![Badge](https://example.org/b.svg) [![CI](https://example.org/c.svg)](https://example.org/)

                <picture><source srcset="dark.png" media="(prefers-color-scheme: dark)"><img src="p.png" alt="p"></picture>
                """);

        assertThat(lesson.select("p a")).extracting(Element::text).containsExactly("Badge", "CI");
        assertThat(lesson.select("img").attr("src")).isEqualTo("/courses/c/files/p.png");
        assertThat(book.mistakes()).hasSize(2).noneMatch(mistake -> mistake.contains("picture"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mathjax-support = true | $$ a \\\\\\\\ b $$ | a \\\\ b",
                "mathjax-support = true | $$ a \\\\ b $$ | a \\\\ b",
                "mathjax-support = true | $$ \\\\{ a\\_1 \\* b \\\\} $$ | \\{ a_1 * b \\}",
                "mathjax-support = true | \\\\\\\\( a \\\\\\\\) | a",
            })
    void aFormulaForMathJaxIsReadAsMarkdownWouldHaveLeftIt(String setting, String written, String tex) {
        book.with("book.toml", "[crossroads]\nid = \"c\"\n[output.html]\n" + setting + "\n");
        String formula = written.replace("\\\\\\\\(", "\\\\(").replace("\\\\\\\\)", "\\\\)");

        assertThat(lesson("# One\n\nSo " + formula + " holds.\n")
                        .select(".formula")
                        .text())
                .isEqualTo(tex);
    }

    @Test
    void dollarsAloneOnTheirLinesAreAFormulaInEveryBookAndNoOthersAre() {
        Element lesson =
                lesson("# One\n\nFor $5 and $6, `$$`, $$a$$.\n\n$$\na_1 * b_2 * c\n$$\n\n```\n$$\nx\n$$\n```\n");

        assertThat(lesson.select("div.formula")).extracting(Element::text).containsExactly("a_1 * b_2 * c");
        assertThat(lesson.select("p").text()).isEqualTo("For $5 and $6, $$, $$a$$.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "![a](p.png){width=50%} after | <img src=\"/courses/c/files/p.png\" alt=\"a\" width=\"50%\"> after | 0",
                "![a](p.png){ width=300px } | <img src=\"/courses/c/files/p.png\" alt=\"a\" width=\"300\"> | 0",
                "![a](p.png){#fig:a .wide} | <img src=\"/courses/c/files/p.png\" alt=\"a\" id=\"fig:a\"> | 0",
                "A [link](https://example.org/){target=_blank}. | A <a href=\"https://example.org/\" rel=\"noopener\">link</a>. | 1",
                "Some `code`{.rust} here | Some <code>code</code> here | 1",
                "Some [small words]{.smallcaps} here | Some small words here | 1",
                "Words of it. {: .lead} | Words of it. | 1",
                "Words.⏎{: .lead #intro} | Words. | 0",
                "A set {a, b} and {width} and f{x} | A set {a, b} and {width} and f{x} | 0",
                "`code`{x} and *it*{1,2} | <code>code</code>{x} and <em>it</em>{1,2} | 0",
                "Write `[TOC]` or [TOC] for contents | Write <code>[TOC]</code> or [TOC] for contents | 0",
            })
    void attributesBehindWhatTheyDescribeAreNoText(String written, String shown, int warnings) {
        book.with("src/p.png", "png");
        Element paragraph =
                lesson("# One\n\n" + written.replace('⏎', '\n') + "\n").selectFirst("p");

        assertThat(paragraph.html().strip()).isEqualTo(shown);
        assertThat(book.mistakes()).hasSize(warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[TOC]",
                "[[_TOC_]]",
                "[[toc]]",
                "* TOC\n{:toc}",
                "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';",
            })
    void linesForOtherToolsAreLeftOutAndSaid(String written) {
        Element lesson = lesson("# One\n\n" + written + "\n\nWords.\n\n```\n" + written + "\n```\n");

        assertThat(lesson.select("p, li").eachText()).containsExactly("Words.");
        assertThat(lesson.select("pre").text()).contains(written.substring(0, 4));
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/one.md:3: warning");
    }

    @Test
    void tabsOfMkDocsAndOfDocusaurusAreGroupedAndNamed() {
        Element lesson = lesson("""
                # One

                === "Rust"

                    let x = 1;

                === "Go"

                    x := 1

                Between.

                <Tabs groupId="os">
                  <TabItem value="mac" label="macOS" default>

                Apples.

                  </TabItem>
                  <TabItem value="win">

                Panes.

                  </TabItem>
                </Tabs>
                """);

        assertThat(lesson.select(".tabs")).hasSize(2);
        assertThat(lesson.select(".tabs:has(+ p) > .tab > .tab-title").eachText())
                .containsExactly("Rust", "Go");
        assertThat(lesson.select("p + .tabs > .tab > .tab-title").eachText()).containsExactly("macOS", "win");
        assertThat(lesson.text()).contains("Apples.", "Panes.");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void anIncludedFileThatIsMissingIsSaidAndNothingIsShown() {
        Element lesson = lesson("# One\n\nBefore\n\n{{#include gone.md}}\n\n{{#playground gone.rs}}\n\nAfter\n");

        assertThat(lesson.select("p").eachText()).containsExactly("Before", "After");
        assertThat(book.mistakes())
                .hasSize(2)
                .allMatch(mistake -> mistake.contains("warning: There is no file \"src/gone."));
        book.with("src/one.md", "{{#include ../../gone.md}}");
        assertThat(book.mistakes()).singleElement().asString().contains("error").contains("leaves the course folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x]{.a onclick=alert(1)}\n",
                "![x](p.png){width=50% onerror=alert(1)}\n",
                "<Tabs><TabItem label=\"<script>alert(1)</script>\">\n",
                "<TabItem value='\"><img src=x onerror=alert(1)>'>\n",
                "=== \"<script>alert(1)</script>\"\n    x\n",
                "Term\n: <img src=x onerror=alert(1)>\n",
                "![<script>alert(1)</script>](https://example.org/x.png)\n",
                "<a name=\"x\" onclick=\"alert(1)\">x</a>\n",
                "<picture><img src=x onerror=alert(1)></picture>\n",
                "$$\n<script>alert(1)</script>\n$$\n",
                "<span class=\"formula formula-displayed\">\\href{javascript:alert(1)}{x}</span>\n",
            })
    void noneOfItRunsAnything(String text) {
        book.with("src/p.png", "png");
        Element lesson = lesson("# One\n\n" + text);

        assertThat(lesson.select("script, [onclick], [onerror], span.formula")).isEmpty();
    }
}
