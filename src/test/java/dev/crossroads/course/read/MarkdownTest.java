package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final List<String> remarks = new ArrayList<>();

    @Test
    void aChapterSaysWhetherAProgramCompilesAndAQuestionDoesNot() {
        assertThat(Markdown.ofChapters(BookToml.Dialect.PLAIN)
                        .renderChapter(
                                "```rust,ignore,does_not_compile\nfn main() {}\n```",
                                CourseWords.ENGLISH,
                                (_, _, _) -> {})
                        .selectFirst("pre")
                        .className())
                .isEqualTo("ignore does-not-compile");
        assertThat(Markdown.toHtml("```rust,does_not_compile\nfn main() {}\n```"))
                .contains("language-rust")
                .doesNotContain("compile");
    }

    @Test
    void aSingleParagraphCanStandInsideALine() {
        assertThat(Markdown.toInlineHtml("a `Vec` of *bytes*")).isEqualTo("a <code>Vec</code> of <em>bytes</em>");
        assertThat(Markdown.toHtml("a `Vec`")).isEqualTo("<p>a <code>Vec</code></p>");
    }

    @Test
    void aFenceBecomesACaptionedFigureThatScrollsByKeyboard() {
        assertThat(Markdown.toHtml("```rust\nlet x = 1 < 2;\n```"))
                .isEqualTo("<figure class=\"code\" data-language=\"rust\"><figcaption>Rust</figcaption>"
                        + "<pre tabindex=\"0\"><code class=\"language-rust\">"
                        + "let x = 1 &lt; 2;\n</code></pre></figure>");
        assertThat(Markdown.toHtml("    plain"))
                .isEqualTo("<figure class=\"code\"><pre tabindex=\"0\"><code>plain\n</code></pre></figure>");
    }

    @Test
    void hiddenLinesOfRustAreNotShownAndTwoHashMarksShowOne() {
        assertThat(Markdown.toHtml("```rust\n# fn main() {\n#[derive(Debug)]\n    ## x\n#\n# }\n```"))
                .contains("<code class=\"language-rust\">#[derive(Debug)]\n    # x\n</code>");
        assertThat(Markdown.toHtml("```toml\n# a comment\n```")).contains("# a comment");
    }

    @Test
    void rustDirectlyBesideGoIsShownSideBySide() {
        assertThat(Markdown.toHtml("```rust\na\n```\n\n```go\nb\n```"))
                .startsWith("<div class=\"side-by-side\"><fieldset class=\"code-tabs\" aria-label=\"Language shown\">")
                .containsSubsequence("value=\"rust\"", "checked", "value=\"go\"", "</fieldset>")
                .contains("</fieldset><figure class=\"code\" data-language=\"rust\">")
                .contains("<figure class=\"code\" data-language=\"go\"><figcaption>Go</figcaption>");
        assertThat(Markdown.toHtml("```go\na\n```\n```rust\nb\n```")).startsWith("<div class=\"side-by-side\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```rust\na\n```\nbut\n```go\nb\n```",
                "```rust\na\n```\n```rust\nb\n```",
                "```rust\na\n```\n```toml\nb\n```"
            })
    void otherNeighboursStayApart(String markdown) {
        assertThat(Markdown.toHtml(markdown)).doesNotContain("side-by-side");
    }

    @Test
    void aQuoteThatBeginsWithAMarkIsAnAdmonition() {
        assertThat(Markdown.toHtml("> [!WARNING]\n> Take *care*."))
                .isEqualTo("<div class=\"admonition warning\" role=\"note\"><p class=\"admonition-title\">Warning</p>\n"
                        + "<p>Take <em>care</em>.</p>\n</div>");
        assertThat(Markdown.toHtml("> [!TIP]\n>\n> - a"))
                .contains("admonition tip")
                .doesNotContain("<p></p>");
        assertThat(Markdown.toHtml("> [!OTHER]\n> x")).contains("<blockquote>");
    }

    @Test
    void tablesScrollAndTaskListsCanNotBeTicked() {
        assertThat(Markdown.toHtml("| a |\n|--:|\n| 1 |"))
                .startsWith("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>")
                .contains("<td align=\"right\">1</td>");
        assertThat(Markdown.toHtml("- [x] ~~done~~"))
                .contains("<input type=\"checkbox\" disabled checked> <del>done</del>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&colon;alert(1))",
                "<a href=\"java&#10;script:alert(1)\">x</a>",
                "![x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[x](vbscript:alert(1))",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"x\"></object><embed src=x>",
                "<form action=\"/sign-out\"><button>x</button></form>",
                "<input name=password>",
                "<p style=\"position:fixed\">x</p>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=refresh content=0>",
                "<link rel=stylesheet href=//evil.example>",
                "<div\nonclick\n=\n'alert(1)'>x</div>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<style><!--</style><script>alert(1)//--></script>",
                "<section data-section id=x>y</section>",
                "<div class=\"checkpoint\" data-quiz=\"x\">y</div>",
                "<div\n\n<script>alert(1)</script>"
            })
    void nothingThatRunsFramesOrPretendsPasses(String hostile) {
        String html = Markdown.toHtml("before\n\n" + hostile, this::remember);

        Element body = Jsoup.parseBodyFragment(html).body();
        assertThat(body.select("script, style, svg, math, mi, iframe, object, embed, form, button, base, meta, link"))
                .isEmpty();
        assertThat(body.select("noscript, img, input, [style], [data-section], [data-quiz], [class], [^on], [^data-]"))
                .isEmpty();
        assertThat(body.select("[href], [src]")).isEmpty();
        assertThat(body.text()).startsWith("before");
        assertThat(remarks).isNotEmpty().allMatch(remark -> remark.matches("(?s)WARNING [3-7] .*"));
    }

    @Test
    void whatIsAllowedStays() {
        String html = "<details open><summary>More</summary><kbd>Ctrl</kbd> H<sub>2</sub>O <mark class=\"x\">m</mark>"
                + "<video src=\"/courses/c/files/a.webm\" controls=\"\"></video></details>";

        assertThat(Markdown.toHtml(html, this::remember)).isEqualTo(html);
        assertThat(remarks).isEmpty();
    }

    @Test
    void aRemarkNamesTheLineOfWhatWasLeftOutOfSeveralLinesOfHtml() {
        Markdown.toHtml("# A\n\n<div>\n<p>\n<b onclick='x'>y</b>\n</p>\n</div>\n", this::remember);

        assertThat(remarks).containsExactly("WARNING 5 onclick=\"x\" isn't allowed on <b> and was left out.");
    }

    @Test
    void linksToOtherSitesTellThemNothingAndRelativeOnesAreRefused() {
        assertThat(Markdown.toHtml("[x](https://go.dev) [y](/progress)"))
                .isEqualTo("<p><a href=\"https://go.dev\" rel=\"noopener\">x</a> <a href=\"/progress\">y</a></p>");
        assertThat(Markdown.toHtml("a\n[x](other.md)", this::remember)).isEqualTo("<p>a\n<span>x</span></p>");
        assertThat(remarks).singleElement().asString().startsWith("WARNING 2 \"other.md\" is neither a chapter");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "<div>", "*a **a ", "[", "![", "`"})
    void absurdNestingEndsSoonAndWithoutAnException(String piece) {
        Assertions.assertTimeout(
                Duration.ofSeconds(8),
                () -> Markdown.toHtml(piece.repeat(20_000) + "x" + "](y)".repeat(10_000), this::remember));
    }

    @Test
    void nestingThatNobodyCanFollowIsAnErrorWithItsLine() {
        assertThat(Markdown.toHtml("a\n\n" + ">".repeat(500) + " x", this::remember))
                .isEmpty();
        assertThat(remarks).singleElement().asString().startsWith("ERROR 3 Lists, quotes or emphasis are nested");
    }

    @Test
    void aTableWithMoreCellsThanAnyReaderWantsIsAnErrorAndNoException() {
        String table = "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + "|b\n".repeat(600);

        assertThat(Markdown.toHtml(table, this::remember)).isEmpty();
        assertThat(remarks).singleElement().asString().startsWith("ERROR 1 This can't be read");
    }

    private void remember(Mistake.Severity severity, int line, String what) {
        remarks.add(severity + " " + line + " " + what);
    }
}
