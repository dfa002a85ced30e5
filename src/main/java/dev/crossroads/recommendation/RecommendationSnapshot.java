package dev.crossroads.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.SectionRef;
import dev.crossroads.event.StoredJson;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Stated;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recommendation as it stood: what was asked, what was answered, what the advisor made of it, and the titles of the
 * sections that explain it. It is shown from this alone, so it says the same after the course or the model has changed;
 * {@link Questionnaire#version} and {@link Advice#fingerprint} tell by which model it was made.
 *
 * @param chosen option by question
 * @param titles title by section, written as {@code lesson#section}
 */
record RecommendationSnapshot(
        Questionnaire questionnaire, Map<String, String> chosen, Advice advice, Map<String, String> titles) {
    static RecommendationSnapshot of(Given given) {
        Map<String, String> titles = Stream.concat(
                        given.advice().contributions().stream().flatMap(one -> one.lesson().stream()),
                        given.advice().ruledOut().stream()
                                .flatMap(out -> out.because().stream())
                                .flatMap(because -> because.lesson().stream()))
                .distinct()
                .collect(Collectors.toMap(
                        RecommendationSnapshot::written, given.course()::title, (first, _) -> first, TreeMap::new));
        return new RecommendationSnapshot(given.questionnaire(), new TreeMap<>(given.chosen()), given.advice(), titles);
    }

    JsonNode toJson() {
        return StoredJson.tree(this);
    }

    static RecommendationSnapshot read(String json) {
        return StoredJson.read(json, RecommendationSnapshot.class);
    }

    /** Whether it was made before there were verdicts; it is shown in the words of then. */
    boolean isOfBefore() {
        return advice.verdict().isEmpty();
    }

    /** The section's title then. */
    String title(SectionRef section) {
        return titles.getOrDefault(written(section), section.section());
    }

    /** Shown as part of a course, which may be another one by now. */
    Given in(Course course) {
        return new Given(course, questionnaire, new Stated(chosen, advice.importance()), Set.of(), advice, Instant.MAX);
    }

    private static String written(SectionRef section) {
        return section.lesson() + "#" + section.section();
    }
}
