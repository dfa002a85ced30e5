package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.cohort.KnownMembers.Standing;
import dev.crossroads.course.Course;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberStateTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    @TempDir
    private Path folder;

    private Course course;

    @BeforeEach
    void read() {
        Workshop.copyTo(folder);
        course = reading();
    }

    @Test
    void aStateIsReadAsItWasWrittenWhetherTheCourseStillHasItsNamesOrNot() {
        for (Standing standing :
                List.of(new Standing(member().progress(), Instant.MAX), new Standing(member().progress(), NOON))) {
            assertThat(kept(standing, TODAY)).isEqualTo(standing);
        }
    }

    @Test
    void daysOfActivityAreCountedBackFromTheDayThatItIsReadOn() {
        MemberProgress member = member().activeAt(NOON).activeDaysAgo(0, 2).progress();

        assertThat(days(member, TODAY)).isEqualTo(0b101);
        assertThat(days(member, TODAY.plusDays(3))).isEqualTo(0b101_000);
        assertThat(days(member, TODAY.plusDays(CohortProgress.DAYS - 1L)))
                .as("eight weeks are told")
                .isEqualTo(1L << (CohortProgress.DAYS - 1));
        assertThat(days(member, TODAY.plusDays(CohortProgress.DAYS))).isZero();
        assertThat(days(member, TODAY.plusYears(2))).isZero();
    }

    @Test
    void ofADayThatIsNotYetNothingIsRead() {
        assertThat(MemberState.read(
                        written(new Standing(member().progress(), NOON)),
                        member().progress().member(),
                        StateNames.of(course),
                        Fsrs.STANDARD,
                        TODAY.minusDays(1)))
                .isEmpty();
    }

    @Test
    void whatACourseAsksAndHowItCountsNamesTheEditionAndAWordOfALessonDoesNot() throws IOException {
        StateEdition editions = new StateEdition();
        String before = editions.of(course, Fsrs.STANDARD);
        assertThat(new StateEdition().of(reading(), Fsrs.STANDARD)).isEqualTo(before);

        Path lesson = folder.resolve("src/memory/ownership.md");
        Files.writeString(lesson, Files.readString(lesson) + "\nOne more word.\n");
        assertThat(new StateEdition().of(reading(), Fsrs.STANDARD)).isEqualTo(before);

        Path exam = folder.resolve("quizzes/memory/exam.toml");
        Files.writeString(exam, Files.readString(exam).replace("passMark = 0.5", "passMark = 0.9"));
        assertThat(new StateEdition().of(reading(), Fsrs.STANDARD)).isNotEqualTo(before);

        List<Double> others = new ArrayList<>(Fsrs.STANDARD.parameters());
        others.set(0, 0.3);
        assertThat(editions.of(course, Fsrs.with(others))).isNotEqualTo(before);
    }

    private Course reading() {
        return CourseReader.read(folder).course().orElseThrow();
    }

    private static SampleMember member() {
        return new SampleMember("Ada", NOON)
                .hasCompleted("memory/ownership", NOON)
                .hasCompleted("a lesson that is gone")
                .hasScored("memory/exam", 3, 4, true)
                .isAt("memory/types")
                .hasAnswered("ownership", 4, 3)
                .hasAnswered("a question that is gone", true)
                .wasSureOf("borrowing", 3, 2, NOON)
                .remembers("move", Rating.GOOD, TODAY.minusDays(400))
                .remembers("copy", Rating.AGAIN, TODAY)
                .warmedUpBy("-warm-up/of-a-monday")
                .leansTo("go", false);
    }

    private Standing kept(Standing standing, LocalDate day) {
        return MemberState.read(
                        written(standing), standing.progress().member(), StateNames.of(course), Fsrs.STANDARD, day)
                .orElseThrow();
    }

    private long days(MemberProgress member, LocalDate day) {
        return kept(new Standing(member, NOON), day).progress().activeDays();
    }

    private byte[] written(Standing standing) {
        return MemberState.write(standing, StateNames.of(course), TODAY);
    }
}
