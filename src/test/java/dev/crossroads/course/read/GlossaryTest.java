package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTest {
    private static final String TERMS = """
            # Glossary

            ### Heap, heaps {#heap}

            The **store** of memory. [More](two.md#two).

            ### Lock {#lock}

            What one may hold. No lesson says more.
            """;

    @TempDir
    private Path root;

    @Test
    void aTermThatIsUsedBeforeItIsTaughtIsAMistakeWithItsLine() {
        assertThat(mistakes("# One\n\nFirst.\n\nIt lies on the heap.\n", "# Two\n\nThe heap.\n"))
                .containsExactly(
                        "src/one.md:5 \"Heap\" is used here before it is taught in two.md. Link its first use to the glossary: "
                                + "[Heap](glossary.md#heap).");
    }

    @Test
    void aLinkToTheTermOrToTheLessonThatTeachesItIsEnough() {
        String glossary = "# One\n\nIt lies on the [heap](glossary.md#heap). Heaps are large.\n";
        String lesson = "# One\n\nIt lies on the [heap](two.md). Heaps are large.\n";

        assertThat(mistakes(glossary, "# Two\n\nThe heap.\n")).isEmpty();
        assertThat(mistakes(lesson, "# Two\n\nThe heap.\n")).isEmpty();
    }

    @Test
    void aLinkAfterTheFirstUseComesTooLate() {
        assertThat(mistakes("# One\n\nThe heap is a [heap](glossary.md#heap).\n", "# Two\n"))
                .hasSize(1);
    }

    @Test
    void codeHeadingsAndPartsOfOtherWordsAreNoUse() {
        assertThat(mistakes("# The heap\n\nSay `heap`, cheap or heap-like.\n\n```go\nheap\n```\n", "# Two\n"))
                .isEmpty();
    }

    @Test
    void aTermThatNoLessonTeachesIsExplainedWhereItIsFirstUsedAndFreeAfterwards() {
        assertThat(mistakes("# One\n\nA [lock](glossary.md#lock).\n", "# Two\n\nLocks.\n"))
                .isEmpty();
        assertThat(mistakes("# One\n\nNothing.\n", "# Two\n\nA lock.\n"))
                .singleElement()
                .asString()
                .contains("without an explanation");
    }

    @Test
    void aLinkToATermOpensItsExplanationInPlaceWithoutAScript() {
        write("# One\n\nOn the [heap](glossary.md#heap).\n", "# Two\n");

        String html = CourseReader.read(root)
                .course()
                .orElseThrow()
                .lessons()
                .get("one")
                .html();

        assertThat(html)
                .contains("<button class=\"term\" type=\"button\" popovertarget=\"term-1-heap\">heap</button>")
                .contains("id=\"term-1-heap\" popover")
                .contains("The <strong>store</strong> of memory.");
    }

    private List<String> mistakes(String one, String two) {
        write(one, two);
        return CourseReader.read(root).mistakes().stream()
                .map(mistake -> mistake.file() + ":" + mistake.line() + " " + mistake.what())
                .toList();
    }

    private void write(String one, String two) {
        new BookFolder(root)
                .with("book.toml", "[book]\ntitle = \"T\"\n[crossroads]\nglossary = \"glossary.md\"\n")
                .with("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n- [Two](two.md)\n\n[Glossary](glossary.md)\n")
                .with("src/one.md", one)
                .with("src/two.md", two)
                .with("src/glossary.md", TERMS);
    }
}
