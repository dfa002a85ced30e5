package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.read.Summary.Item;
import org.junit.jupiter.api.Test;

class SummaryReaderTest {
    private final Findings findings = new Findings();

    @Test
    void theWholeGrammarOfMdBookIsRead() {
        assertThat(read("""
                        # Summary

                        [Foreword](foreword.md)
                        [Preface](a%20preface.md)

                        ---

                        # First part

                        - [One](one.md)
                            - [One `and` a *half*](one/half.md)
                                - [Deep](deep.md)
                            - [Planned]()
                        - [Two](<two words.md>)

                        # Second part

                        1. [Three](./three.md)

                        ---

                        [Contributors](contributors.md)
                        [Soon]()
                        """).items())
                .containsExactly(
                        new Item.Chapter("Foreword", "foreword.md", "", 0, 3),
                        new Item.Chapter("Preface", "a preface.md", "", 0, 4),
                        new Item.Separator(),
                        new Item.Part("First part"),
                        new Item.Chapter("One", "one.md", "1", 0, 10),
                        new Item.Chapter("One and a half", "one/half.md", "1.1", 1, 11),
                        new Item.Chapter("Deep", "deep.md", "1.1.1", 2, 12),
                        new Item.Draft("Planned", "1.2", 1),
                        new Item.Chapter("Two", "two words.md", "2", 0, 14),
                        new Item.Part("Second part"),
                        new Item.Chapter("Three", "./three.md", "3", 0, 18),
                        new Item.Separator(),
                        new Item.Chapter("Contributors", "contributors.md", "", 0, 22),
                        new Item.Draft("Soon", "", 0));
        assertThat(findings.sorted()).isEmpty();
    }

    @Test
    void aTitleIsNotNeededAndCommentsDoNotCount() {
        assertThat(read("<!-- ours -->\n- [One](one.md)\n").items())
                .containsExactly(new Item.Chapter("One", "one.md", "1", 0, 2));
    }

    @Test
    void aPartMayStandDirectlyBelowTheTitle() {
        assertThat(read("# Book\n# Part\n- [One](one.md)\n").items()).first().isEqualTo(new Item.Part("Part"));
    }

    @Test
    void aListItemWithoutALinkIsAnErrorAtItsLine() {
        read("- [One](one.md)\n- Two\n");

        assertThat(findings.sorted())
                .extracting(Mistake::toString)
                .singleElement()
                .asString()
                .startsWith("SUMMARY.md:2: error: A list item must be a link to a chapter");
    }

    @Test
    void numberedChaptersCanNotFollowTheOnesAfterThem() {
        read("- [One](one.md)\n\n[After](after.md)\n\n- [Two](two.md)\n");

        assertThat(findings.sorted())
                .singleElement()
                .asString()
                .startsWith("SUMMARY.md:5: error: Numbered chapters can't follow");
    }

    @Test
    void whatMdBookIgnoresIsSaid() {
        read("# Book\n\nSome words\n\n[One](one.md)\n---\n\n> quoted\n");

        assertThat(findings.sorted())
                .extracting(Mistake::line, Mistake::severity)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(3, Mistake.Severity.WARNING),
                        org.assertj.core.api.Assertions.tuple(5, Mistake.Severity.WARNING),
                        org.assertj.core.api.Assertions.tuple(8, Mistake.Severity.WARNING));
    }

    @Test
    void absurdNestingIsAnErrorAndNoException() {
        StringBuilder summary = new StringBuilder();
        for (int depth = 0; depth < 200; depth++) {
            summary.append("  ".repeat(depth)).append("- [C").append(depth).append("]()\n");
        }

        read(summary.toString());

        assertThat(findings.sorted()).singleElement().asString().contains("nested deeper than 40 levels");
    }

    private Summary read(String text) {
        return SummaryReader.read("SUMMARY.md", text, findings);
    }
}
