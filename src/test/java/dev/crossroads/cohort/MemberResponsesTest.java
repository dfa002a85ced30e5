package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.cohort.Leanings.Shown;
import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.cohort.MemberResponses.Given;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.event.LearnerEvent.Confidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemberResponsesTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID FIRST = UUID.fromString("018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a11");
    private static final UUID SECOND = UUID.fromString("018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a12");
    private static final int RAPID = 2_000;

    private static ItemTopics concepts;
    private static ItemTopics evidence;
    private static String item;
    private static String other;
    private static String concept;

    @BeforeAll
    static void findTwoItemsOfOneConceptThatAreEvidenceByOneRule() throws IOException {
        Course course =
                CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow();
        concepts = ItemTopics.concepts(course);
        evidence = ItemTopics.evidence(course);
        List<String> items = course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::id)
                .filter(id -> concepts.of(id).size() == 1 && evidence.of(id).size() == 1)
                .toList();
        List<List<String>> alike = items.stream()
                .collect(Collectors.groupingBy(id -> List.of(concepts.of(id), evidence.of(id))))
                .values()
                .stream()
                .filter(group -> group.size() > 1)
                .toList();
        item = alike.getFirst().get(0);
        other = alike.getFirst().get(1);
        concept = concepts.of(item).getFirst();
    }

    @Test
    void anItemCountsForItsConceptAsItWasAnsweredLastInWhicheverAttempt() {
        MemberResponses responses = new MemberResponses(List.of(
                given(SECOND, item, 500, 500, true, Optional.of(Confidence.SURE)),
                given(FIRST, item, 10, 90, false, Optional.empty()),
                given(FIRST, other, 20, 20, false, Optional.of(Confidence.SURE))));

        assertThat(responses.concepts(concepts)).containsOnlyKeys(concept);
        assertThat(responses.concepts(concepts).get(concept)).isEqualTo(new ConceptProgress(2, 1, 2, 1));
    }

    @Test
    void evidenceIsTheFirstResponseToAnItem() {
        MemberResponses responses = new MemberResponses(List.of(
                given(SECOND, item, 500, 500, true, Optional.empty()),
                given(FIRST, item, 10, 10, false, Optional.empty())));

        assertThat(responses.shown(evidence, RAPID)).containsExactly(shown(false, 1, 0));
    }

    @Test
    void anAnswerIsRapidWhereItCameSoonAfterTheOneBeforeItOrTheBeginning() {
        MemberResponses slow = new MemberResponses(List.of(
                given(FIRST, item, 2, 2, true, Optional.empty()), given(FIRST, other, 4, 4, true, Optional.empty())));
        MemberResponses rapid = new MemberResponses(List.of(
                given(FIRST, item, 1, 60, true, Optional.empty()), given(FIRST, other, 2, 2, false, Optional.empty())));

        assertThat(slow.shown(evidence, RAPID)).containsExactly(shown(false, 2, 2));
        assertThat(rapid.shown(evidence, RAPID)).containsExactly(shown(true, 2, 1));
    }

    @Test
    void whoAnsweredNothingHasShownNothing() {
        assertThat(MemberResponses.NONE.concepts(concepts)).isEmpty();
        assertThat(MemberResponses.NONE.shown(evidence, RAPID)).isEmpty();
    }

    private static Given given(
            UUID attempt,
            String question,
            int firstSeconds,
            int lastSeconds,
            boolean correct,
            Optional<Confidence> sure) {
        return new Given(
                attempt,
                START,
                question,
                START.plusSeconds(firstSeconds),
                START.plusSeconds(lastSeconds),
                correct,
                sure);
    }

    private static Shown shown(boolean isRapid, int answered, int correct) {
        return new Shown(evidence.of(item).getFirst(), Optional.empty(), isRapid, answered, correct);
    }
}
