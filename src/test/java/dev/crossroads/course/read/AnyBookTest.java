package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.Course.Entry;
import dev.crossroads.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Books written for mdBook, GitBook and their preprocessors. */
class AnyBookTest {
    @TempDir
    private Path temporary;

    private Path root;
    private BookFolder book;

    @BeforeEach
    void aBookOfOneChapter() throws IOException {
        root = Files.createDirectories(temporary.resolve("repository/book"));
        book = new BookFolder(root)
                .with("book.toml", "[crossroads]\nid = \"c\"\n")
                .with("src/SUMMARY.md", "- [One](one.md)\n- [Two](deep/two.md)\n")
                .with("src/one.md", "# One\n")
                .with("src/deep/two.md", "# Two\n\n## Part\n");
    }

    private Element lesson(String text) {
        book.with("src/one.md", text);
        return book.lesson("one");
    }

    private void toml(String text) {
        book.with("book.toml", "[crossroads]\nid = \"c\"\n" + text);
    }

    @ParameterizedTest
    @CsvSource({"my_book, my-book", "Über Größe!, uber-gro-e", "72-folder_with_underscore, 72-folder-with-underscore"})
    void theFoldersNameIsMadeIntoAnIdWhateverItIs(String folder, String id) throws IOException {
        BookFolder named = new BookFolder(Files.createDirectories(temporary.resolve(folder)))
                .with("SUMMARY.md", "- [One](one.md)")
                .with("one.md", "One");

        assertThat(named.course().id()).matches("[a-z0-9][a-z0-9-]*").isEqualTo(id);
    }

    @Test
    void aFolderNamedInAnotherScriptHasAnIdOfItsOwn() throws IOException {
        String one = idOf("所有权");
        String other = idOf("借用");

        assertThat(one).matches("course-[0-9a-f]+").isNotEqualTo(other).isEqualTo(idOf("所有权"));
    }

    private String idOf(String folder) throws IOException {
        return new BookFolder(Files.createDirectories(temporary.resolve(folder)))
                .with("SUMMARY.md", "- [One](one.md)")
                .with("one.md", "One")
                .course()
                .id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"include", "playground", "quiz", "title", "rustdoc_include"})
    void aDirectiveThatIsOnlyNamedIsText(String name) {
        assertThat(lesson("# One\n\nThe `{{#" + name + "}}` directive, or {{#" + name + " }}.\n")
                        .selectFirst("p")
                        .text())
                .isEqualTo("The {{#" + name + "}} directive, or {{#" + name + " }}.");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void wordsBehindThePathOfAnIncludeAreIgnored() {
        book.with("src/part.md", "Included.");

        assertThat(lesson("# One\n\n{{#include part.md with words}}\n")
                        .select("p")
                        .text())
                .isEqualTo("Included.");
        assertThat(book.mistakes()).singleElement().asString().contains("warning: \"with words\"");
    }

    @Test
    void anIncludeStaysInTheListAndTheQuoteThatItStandsIn() {
        book.with("src/hello.rs", "fn main() {\n    println!();\n\n}\n").with("src/part.md", "First.\n\nSecond.\n");
        Element lesson = lesson("""
                # One

                1. Write this:

                   ```rust
                   {{#include hello.rs}}
                   ```

                2. {{#include part.md}}

                > {{#include part.md}}
                """);

        assertThat(lesson.select("ol > li")).hasSize(2);
        assertThat(lesson.selectFirst("ol > li code").wholeText()).isEqualTo("fn main() {\n    println!();\n\n}\n");
        assertThat(lesson.select("ol > li:nth-child(2) > p"))
                .extracting(Element::text)
                .containsExactly("First.", "Second.");
        assertThat(lesson.select("blockquote > p")).extracting(Element::text).contains("First.");
        assertThat(lesson.select("section > p")).isEmpty();
    }

    @Test
    void programsOfTheRepositoryAreIncludedWhereBookTomlSaysSoAndNothingBeyondIs() throws IOException {
        Files.createDirectories(temporary.resolve("repository/programs"));
        Files.writeString(temporary.resolve("repository/programs/main.rs"), "fn main() {}\n");
        Files.writeString(temporary.resolve("secret.txt"), "secret");
        String text = "# One\n\n```rust\n{{#include ../../programs/main.rs}}\n```\n";
        book.with("src/one.md", text);

        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .contains("error:")
                .contains("[crossroads] root = \"..\"");
        toml("root = \"..\"\n");
        assertThat(lesson(text).select("code").text()).isEqualTo("fn main() {}");
        book.with("src/one.md", "# One\n\n{{#include ../../../secret.txt}}\n");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .contains("error:")
                .contains("leaves the folder");
        Files.createSymbolicLink(temporary.resolve("repository/programs/link"), temporary.resolve("secret.txt"));
        book.with("src/one.md", "# One\n\n{{#include ../../programs/link}}\n");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .contains("error:")
                .contains("symbolic link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "src", "../other", "../../../../../../../../../.."})
    void onlyAFolderAroundTheCourseCanBeItsRoot(String outer) {
        toml("root = \"" + outer + "\"\n");

        assertThat(book.mistakes()).singleElement().asString().startsWith("book.toml: error: [crossroads] root:");
    }

    @Test
    void linesThatALanguageHidesAreShownOnDemand() {
        toml("[output.html.code.hidelines]\npython = \"~\"\n");
        Element lesson = lesson("""
                # One

                ```python
                ~import secret
                print("shown")
                ```

                ```go,hidelines=!!!
                !!!package secret
                func Shown() {}
                ```
                """);

        assertThat(lesson.select("figure > pre code"))
                .extracting(Element::wholeText)
                .containsExactly("print(\"shown\")\n", "func Shown() {}\n");
        assertThat(lesson.select("figure > details.code-more code"))
                .extracting(Element::wholeText)
                .containsExactly("import secret\nprint(\"shown\")\n", "package secret\nfunc Shown() {}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rust, ignore | language-rust | Rust",
                "rust title=\"src/main.rs\" | language-rust | Rust · src/main.rs",
                "{.rust .numberLines} | language-rust | Rust",
                "go {1,3-4} | language-go | Go",
                "C# | language-c# | ''",
                "c++ | language-c++ | ''",
                "title='notes.txt' | '' | notes.txt",
            })
    void aFenceIsReadAsOtherToolsWriteIt(String info, String language, String caption) {
        Element figure = lesson("# One\n\n```" + info + "\nx\n```\n").selectFirst("figure");

        assertThat(figure.select("code").attr("class")).isEqualTo(language);
        assertThat(figure.select("figcaption").text()).isEqualTo(caption);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "मेमोरी-सुरक्षा | मेमोरी सुरक्षा",
                "ความปลอดภัย | ความปลอดภัย",
                "উদাহরণ-কোড | উদাহরণ কোড",
                "What-Is-It | What Is It?",
            })
    void linksToHeadingsLeadThereInEveryScriptAndByEveryToolsRule(String link, String heading) {
        Element lesson = lesson("# One\n\n[x](#" + link + ")\n\n## " + heading + "\n");

        String id = lesson.select("section").get(1).id();
        assertThat(lesson.selectFirst("p a").attr("href")).isEqualTo("#" + id);
        assertThat(book.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#second data-level=2}", "{ #second .wide .class2 }", "{#second key=\"a value\"}"})
    void theAttributesOfAHeadingAreTakenFromItsText(String attributes) {
        Element lesson = lesson("# One\n\n## Second one " + attributes + "\n\n## Set {a, b}\n");

        assertThat(book.course().lessons().get("one").sections())
                .containsExactly(
                        new Lesson.Section("one", "One"),
                        new Lesson.Section("second", "Second one"),
                        new Lesson.Section("set-a-b", "Set {a, b}"));
        assertThat(lesson.text()).doesNotContain("data-level");
    }

    @Test
    void anAddressWithASlashBeforeItMeansTheBooksRoot() {
        book.with("src/img/p.png", "png");
        Element lesson = lesson("# One\n\n[two](/deep/two.md#part) ![p](/img/p.png) [none](/none.md)\n");

        assertThat(lesson.selectFirst("p a").attr("href")).isEqualTo("/courses/c/lessons/deep/two#part");
        assertThat(lesson.selectFirst("img").attr("src")).isEqualTo("/courses/c/files/img/p.png");
        assertThat(book.mistakes()).singleElement().asString().contains("/none.md");
    }

    @Test
    void linksToOtherSitesAndToSectionsStandAmongTheContents() {
        book.with("src/SUMMARY.md", """
                - [One](one.md)
                - [Two](deep/two.md)
                  - [Part](deep/two.md#part)
                - [Forum](https://forum.example.org/)
                - [Nowhere](gone.md#part)
                """);

        assertThat(book.course().contents())
                .containsExactly(
                        new Entry.Chapter("one", "One", "1", 0),
                        new Entry.Chapter("deep/two", "Two", "2", 0),
                        new Entry.Link("Part", "/courses/c/lessons/deep/two#part", "2.1", 1),
                        new Entry.Link("Forum", "https://forum.example.org/", "3", 0),
                        new Entry.Draft("Nowhere", "4", 0));
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/SUMMARY.md:5: warning");
    }

    @Test
    void notesThatLoseWordsAreReported() {
        lesson("""
                # One

                A[^a] and[^a].

                ## With note[^b]

                Missing[^nope].

                [^a]: First.
                [^b]: Bee.
                [^a]: Again.
                [^unused]: Nobody asks.
                """);

        assertThat(book.mistakes())
                .hasSize(3)
                .anyMatch(mistake -> mistake.contains("[^nope]"))
                .anyMatch(mistake -> mistake.contains("[^unused]"))
                .anyMatch(mistake -> mistake.contains("[^a] is written twice"));
        assertThat(book.course().lessons().get("one").sections().getLast().title())
                .isEqualTo("With note");
    }

    @Test
    void frontMatterIsNeitherRuleNorHeadingAndSaidOnce() {
        book.with("src/deep/two.md", "---\ntitle: Two\n---\n\n# Two\n");
        Element lesson = lesson("---\nminutes: 5\ntags:\n  - a\n---\n\n# One\n\nText.\n");

        assertThat(lesson.text()).isEqualTo("One # Text.");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .contains("front matter")
                .contains("Found 2 times");
        assertThat(lesson("---\n\n# One\n\nText.\n\n---\n").select("hr")).hasSize(2);
    }

    @Test
    void directivesOfPreprocessorsAreNotShownAndSaidOnceWithACount() {
        toml("[preprocessor.course]\n[preprocessor.links]\n");
        Element lesson =
                lesson("# One\n\n{{%session outline}}\n\nSee {{%segment x}} and {% raw %}this.\n\n`{{%kept}}`\n");

        assertThat(lesson.text()).isEqualTo("One # See and this. {{%kept}}");
        assertThat(book.mistakes())
                .anyMatch(mistake -> mistake.startsWith("book.toml") && mistake.contains("\"course\""))
                .noneMatch(mistake -> mistake.contains("\"links\""));
    }

    @Test
    void gitBooksBlocksAreShownAsWhatTheyAre() {
        Element lesson = lesson("""
                # One

                {% hint style="danger" %}
                Keep **this** in mind.
                {% endhint %}

                {% tabs %}
                {% tab title="Rust" %}
                ```rust
                let a = 1;
                ```
                {% endtab %}

                {% tab title="Go <b>" %}
                In Go.
                {% endtab %}
                {% endtabs %}

                {% code title="main.go" %}
                ```go
                package main
                ```
                {% endcode %}

                ```text
                {% hint %}
                ```
                """);

        assertThat(lesson.select("div.admonition.caution > p"))
                .extracting(Element::text)
                .containsExactly("Caution", "Keep this in mind.");
        assertThat(lesson.select("div.tabs > div.tab > p.tab-title"))
                .extracting(Element::text)
                .containsExactly("Rust", "Go");
        assertThat(lesson.select("div.tab figure code").text()).isEqualTo("let a = 1;");
        assertThat(lesson.select("figcaption").last().text()).isEqualTo("Go · main.go");
        assertThat(lesson.select("figure[data-language=text] code").text()).isEqualTo("{% hint %}");
        assertThat(lesson.outerHtml()).doesNotContain("data-block").doesNotContain("{% tab");
    }

    @Test
    void calloutsOfOtherToolsAndOfPreprocessorsBecomeAdmonitions() {
        Element lesson = lesson("""
                # One

                ```admonish warning "Mind the gap"
                Inside `code`.

                - a list
                ```

                :::tip[A tip]
                Tip text.
                :::

                !!! example "Try it"
                    Indented *text*.

                    Second.

                After.

                {{#tabs }}
                {{#tab name="Rust" }}
                In Rust.
                {{#endtab }}
                {{#endtabs }}
                """);

        assertThat(lesson.select(".admonition > .admonition-title"))
                .extracting(Element::text)
                .containsExactly("Mind the gap", "A tip", "Try it");
        assertThat(lesson.select(".admonition.warning li").text()).isEqualTo("a list");
        assertThat(lesson.select(".admonition.note > p"))
                .extracting(Element::text)
                .containsExactly("Try it", "Indented text.", "Second.");
        assertThat(lesson.select("section > p").text()).isEqualTo("After.");
        assertThat(lesson.select(".tabs > .tab").text()).isEqualTo("Rust In Rust.");
    }

    @Test
    void aListingHasItsNumberItsFileAndItsCaption() {
        Element lesson = lesson("""
                # One

                <Listing number="3-1" file-name="src/main.rs" caption="Calling `main`">

                ```rust
                fn main() {}
                ```

                </Listing>
                """);

        assertThat(lesson.select(".listing figcaption").text()).isEqualTo("Rust · src/main.rs");
        assertThat(lesson.select(".listing > .listing-caption").html())
                .isEqualTo("Listing 3-1: Calling <code>main</code>");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void termsAndTheirDefinitionsAreAList() {
        Element lesson =
                lesson("# One\n\nOwner\n: the *one* who drops\n: or moves\n\nBorrow\n\n: a look\n\nNot: this\n");

        assertThat(lesson.select("dl > dt")).extracting(Element::text).containsExactly("Owner", "Borrow");
        assertThat(lesson.select("dl")).hasSize(1);
        assertThat(lesson.select("dl > dd"))
                .extracting(definition -> definition.html().strip())
                .containsExactly("the <em>one</em> who drops", "or moves", "a look");
        assertThat(lesson.select("section > p").text()).isEqualTo("Not: this");
    }

    @Test
    void punctuationIsTypographicUnlessTheBookWantsItStraightAndNeverInCode() {
        String text = "# One\n\n\"It's\" -- *so* --- fine... `\"a\" -- b`\n";
        assertThat(lesson(text).select("p").text()).isEqualTo("“It’s” – so — fine… \"a\" -- b");
        toml("[output.html]\nsmart-punctuation = false\n");

        assertThat(lesson(text).select("p").text()).startsWith("\"It's\" -- so");
    }

    @Test
    void formulasAreKeptWholeWhereTheBookHasSome() {
        String text = """
                # One

                Inline \\\\( a_1' * b_2 * c_3 \\\\) and `$$ code $$` here, for $5 and $6.

                $$
                \\begin{aligned} a &< b_{x} \\\\ c_{y} \\end{aligned}
                $$

                ```text
                $$ x $$
                ```
                """;
        toml("[output.html]\nmathjax-support = true\n");
        Element lesson = lesson(text);

        assertThat(lesson.select("p > span.formula").text()).isEqualTo("a_1' * b_2 * c_3");
        assertThat(lesson.select("div.formula").text())
                .isEqualTo("\\begin{aligned} a &< b_{x} \\\\ c_{y} \\end{aligned}");
        assertThat(lesson.select("code")).extracting(Element::text).containsExactly("$$ code $$", "$$ x $$");
        assertThat(lesson.select("p").text()).contains("for $5 and $6.");
        assertThat(book.mistakes()).singleElement().asString().contains("mathjax-support");
        toml("[preprocessor.katex]\n");
        assertThat(lesson("# One\n\nSo $a_1 < b_1$ holds.\n")
                        .select("span.formula")
                        .text())
                .isEqualTo("a_1 < b_1");
        toml("");
        assertThat(lesson("# One\n\nSo $a < b$ holds.\n").select(".formula")).isEmpty();
    }

    @Test
    void framesOfOtherSitesAreLinksIconsAreNamesAndWidthsStay() {
        Element lesson = lesson("""
                # One

                <iframe src="https://www.example.org/embed/1" title="Ownership in five minutes"></iframe>

                <video controls><source src="https://example.org/film.mp4"></video>

                Click the <i class="fa fa-play"></i> button.

                <img src="p.png" alt="p" style="width: 50%">
                """);

        assertThat(lesson.select("section p > a"))
                .extracting(Element::text)
                .containsExactly("Ownership in five minutes", "Shown at example.org");
        assertThat(lesson.select("p").text()).contains("Click the [play] button.");
        assertThat(lesson.select("iframe, video")).isEmpty();
    }

    @Test
    void aDrawingInTheTextIsLeftOutWhole() {
        Element lesson = lesson("# One\n\n<svg width=\"9\"><text>stack</text><title>t</title></svg>\n\nText.\n");

        assertThat(lesson.select("section > p").text().strip()).isEqualTo("Text.");
        assertThat(lesson.text()).doesNotContain("stack");
        assertThat(book.mistakes()).singleElement().asString().contains("<svg>");
    }

    @Test
    void aBookOfALanguageThatRunsFromRightToLeftRunsSoAndItsCodeDoesNot() {
        toml("[book]\nlanguage = \"fa\"\n");
        assertThat(lesson("# مالکیت\n\nمتن `x`.\n\n```rust\nlet x;\n```\n").select("section[dir=rtl]"))
                .hasSize(1);
        assertThat(book.lesson("one").select("pre").attr("dir")).isEqualTo("ltr");
        toml("[book]\nlanguage = \"en\"\ntext-direction = \"rtl\"\n");
        assertThat(book.lesson("one").select("section").attr("dir")).isEqualTo("rtl");
        toml("[book]\nlanguage = \"en\"\n");
        assertThat(book.lesson("one").select("[dir]")).isEmpty();
    }

    @Test
    void addressesOfOldAndThoseOfMdBooksPagesLeadToTheLesson() {
        toml("[output.html.redirect]\n\"/old.html\" = \"deep/two.html#part\"\n\"/a/b.html\" = \"../one.html\"\n");

        assertThat(book.course().redirect("old.html")).contains("/courses/c/lessons/deep/two#part");
        assertThat(book.course().redirect("old")).contains("/courses/c/lessons/deep/two#part");
        assertThat(book.course().redirect("a/b.html")).contains("/courses/c/lessons/one");
        assertThat(book.course().redirect("deep/two.html")).contains("/courses/c/lessons/deep/two");
        assertThat(book.course().redirect("nowhere")).isEmpty();
    }

    @Test
    void theChaptersOwnFirstHeadingIsItsTitleWhateverItsRank() {
        assertThat(lesson("## What Is Ownership?\n\nText.\n\n### Rules\n").select("h1, h2, h3"))
                .extracting(
                        heading -> heading.tagName() + " " + heading.ownText().strip())
                .containsExactly("h1 What Is Ownership?", "h2 Rules");
        assertThat(book.course().lessons().get("one").sections())
                .extracting(Lesson.Section::title)
                .containsExactly("What Is Ownership?", "Rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret.png", "gone.png", "/etc/passwd", "https://example.org/l.png"})
    void aLogoThatCanNotBeShownIsSaidAndLeftOut(String logo) {
        toml("license = \"MIT\"\nlicense-url = \"javascript:alert(1)\"\nlogo = \"" + logo + "\"\n");

        assertThat(book.course().imprint())
                .isEqualTo(new Course.Imprint(
                        Optional.of(new Course.Licence("MIT", Optional.empty())),
                        Optional.empty(),
                        true,
                        Optional.empty()));
        assertThat(book.mistakes())
                .hasSize(2)
                .anyMatch(mistake -> mistake.contains("javascript:"))
                .anyMatch(mistake -> mistake.contains("[crossroads] logo"));
    }

    @Test
    void aBookSaysWhereItIsWrittenAndWhereEachChapterCanBeEditedAsMdBookHasIt() {
        book.with("book.toml", """
                [output.html]
                git-repository-url = "https://github.com/ada/book"
                edit-url-template = "https://github.com/ada/book/edit/main/{path}"
                """)
                .with("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n- [Two](<deep/two words.md>)\n")
                .with("src/deep/two words.md", "# Two\n");

        assertThat(book.course().imprint().repository())
                .contains(new Course.Repository(Optional.of("GitHub"), "https://github.com/ada/book"));
        assertThat(book.course().lessons().values())
                .extracting(lesson -> lesson.edit().orElseThrow())
                .containsExactly(
                        "https://github.com/ada/book/edit/main/src/one.md",
                        "https://github.com/ada/book/edit/main/src/deep/two%20words.md");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void whatIsNoAddressOfARepositoryIsSaidAndLeftOut() {
        book.with("book.toml", """
                [output.html]
                git-repository-url = "javascript:alert(1)"
                git-repository-icon = "fa-gitlab"
                edit-url-template = "https://gitlab.com/ada/book"
                """);

        assertThat(book.course().imprint().repository()).isEmpty();
        assertThat(book.mistakes())
                .hasSize(2)
                .anyMatch(mistake -> mistake.contains("javascript:"))
                .anyMatch(mistake -> mistake.contains("{path}"));
    }

    @Test
    void chineseIsReadByItsCharacters() {
        lesson("# 一\n\n" + "所".repeat(255) + "\n");

        assertThat(book.course().lessons().get("one").extent().words()).isBetween(225, 232);
    }

    @Test
    void aQuestionShowsThePicturesOfTheBookAndLinksToItsLessons() {
        book.with("src/img/p.png", "png")
                .with("src/one.md", "# One\n\n{{#quiz ../quizzes/q.toml}}\n")
                .with("quizzes/q.toml", """
                [[questions]]
                id = "q"
                type = "ShortAnswer"
                prompt.prompt = "See ![p](../src/img/p.png) and [two](../src/deep/two.md#part) and ![no](../book.toml)"
                answer.answer = "x"
                """);

        String asked = book.course()
                .quiz("q")
                .orElseThrow()
                .questions()
                .getFirst()
                .asks()
                .orElseThrow();
        assertThat(asked)
                .contains("src=\"/courses/c/files/img/p.png\"")
                .contains("href=\"/courses/c/lessons/deep/two#part\"")
                .doesNotContain("book.toml");
        assertThat(book.course().files()).containsOnlyKeys("img/p.png");
        assertThat(book.mistakes()).singleElement().asString().startsWith("quizzes/q.toml:4: warning");
    }

    @Test
    void theOlderFormatOfQuizzesIsNamedAsSuchOnce() {
        book.with("src/one.md", "# One\n\n{{#quiz ../quizzes/q.toml}}\n").with("quizzes/q.toml", """
                [[questions]]
                type = "MultipleChoice"
                prompt.prompt = "Which?"
                prompt.choices = ["a", "b"]
                answer.answer = [0]
                """);

        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .contains("error:")
                .contains("prompt.distractors");
    }

    @Test
    void whatOtherToolsTakeCanNotPretendToBeThePage() {
        Element lesson = lesson("""
                # One

                {% hint style="info\" onclick=\"alert(1)" %}
                x <script>alert(1)</script>
                {% endhint %}

                <Listing number="1" caption="<img src=x onerror=alert(1)>">

                ```rust title="<script>alert(1)</script>"
                x
                ```

                </Listing>

                <div data-block="admonition" data-kind="note" data-title="<script>alert(1)</script>" onclick="x">y</div>

                <iframe src="javascript:alert(1)" title="x"></iframe>
                <i class="fa fa-play" onclick="alert(1)"></i>
                """);

        assertThat(lesson.select("script, [onclick], [onerror], iframe, [data-block], [data-title], [data-whole]"))
                .isEmpty();
        assertThat(lesson.select("a[href^=javascript]")).isEmpty();
        assertThat(List.copyOf(lesson.select("figcaption")))
                .extracting(Element::text)
                .containsExactly("Rust · <script>alert(1)</script>");
    }
}
