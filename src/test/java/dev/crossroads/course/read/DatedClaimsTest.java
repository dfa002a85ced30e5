package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedClaimsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "2026-11-28,",
        "2025-11-28,",
        "2025-11-27,more than a year ago",
        "2026-11-29,Correct the day",
        "2026-02-30,There is no day 2026-02-30"
    })
    void whoChecksACourseIsToldOfClaimsThatHaveGrownOld(String day, String remark) {
        write("en", "# One\n\nGo is fast[^a].\n\n[^a]: As of Go 1.27, checked " + day + ".\n");

        List<String> remarks = CourseReader.read(root, TODAY).mistakes().stream()
                .map(mistake -> mistake.line() + ": " + mistake.what())
                .toList();

        if (remark == null) {
            assertThat(remarks).isEmpty();
        } else {
            assertThat(remarks).singleElement().asString().startsWith("5: ").contains(remark);
        }
    }

    @Test
    void aServerThatStartsYearsLaterSaysNothing() {
        write("en", "# One\n\nGo is fast, checked 1999-01-01.\n");

        assertThat(CourseReader.read(root).mistakes()).isEmpty();
    }

    @Test
    void readersSeeTheDayAsANoteAndCodeIsLeftAlone() {
        write("en", "# One\n\nA (checked 2026-11-28) and B (checked 2026-11-01), `checked 2020-01-01`.\n");

        assertThat(CourseReader.read(root, TODAY).mistakes()).isEmpty();
        assertThat(html())
                .contains("A (<span class=\"checked\">checked 2026-11-28</span>) and B "
                        + "(<span class=\"checked\">checked 2026-11-01</span>), <code>checked 2020-01-01</code>");
    }

    @Test
    void theWordIsOneOfTheCoursesLanguage() {
        write("de", "# Eins\n\nGo ist schnell (Go 1.27; geprüft am 2020-11-28).\n");

        assertThat(CourseReader.read(root, TODAY).mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.severity()).isEqualTo(Mistake.Severity.WARNING));
        assertThat(html()).contains("class=\"checked\"");
    }

    private String html() {
        return CourseReader.read(root)
                .course()
                .orElseThrow()
                .lessons()
                .get("one")
                .html();
    }

    private void write(String language, String chapter) {
        new BookFolder(root)
                .with("book.toml", "[book]\ntitle = \"T\"\nlanguage = \"" + language + "\"\n")
                .with("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n")
                .with("src/one.md", chapter);
    }
}
