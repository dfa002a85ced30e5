package dev.crossroads.web;

import dev.crossroads.recommendation.RecommendationPage;
import dev.crossroads.recommendation.RecommendationPage.Asked;
import dev.crossroads.recommendation.RecommendationPage.Choice;
import dev.crossroads.recommendation.RecommendationPage.Contribution;
import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.recommendation.RecommendationPage.Side;
import dev.crossroads.recommendation.RecommendationPage.Start;
import dev.crossroads.recommendation.RecommendationPage.Step;
import dev.crossroads.web.SamplePages.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recommendation before the first answer, decided, and too close to call. */
final class SampleAdvicePages {
    private SampleAdvicePages() {}

    static Map<String, Sample> all() {
        return Map.of(
                "advice-empty", sample(false, Optional.empty()),
                "advice-decided", sample(true, Optional.of(result(true))),
                "advice-open", sample(true, Optional.of(result(false))));
    }

    private static Sample sample(boolean answered, Optional<Result> result) {
        return new Sample(
                "recommendation/recommendation",
                new RecommendationPage(
                        SamplePages.chrome("Which first?", Chrome.Place.RECOMMENDATION),
                        new Link("Rust or Go", "/courses/rust-or-go"),
                        "/courses/rust-or-go/recommendation",
                        List.of(
                                asked(
                                        "latency",
                                        1,
                                        "How much do rare pauses of a millisecond matter in what you build?",
                                        answered),
                                asked("team", 2, "How soon should someone new on your team be productive?", answered),
                                asked("platform", 3, "Where does it run?", false)),
                        result));
    }

    private static Asked asked(String id, int number, String prompt, boolean answered) {
        return new Asked(
                id,
                number,
                prompt,
                "0198f1de-0000-7000-8000-00000000000" + number,
                List.of(
                        new Choice("a", "A missed deadline is a defect", answered),
                        new Choice("b", "It is annoying, and nobody is harmed", false),
                        new Choice("c", "Nobody would notice", false)));
    }

    private static Result result(boolean decided) {
        Contribution stated = new Contribution(
                "+5",
                "Rust has no collector, so nothing pauses but what you wrote.",
                true,
                "a missed deadline is a defect",
                Optional.of(new Link("What a pause is", "/l/4#pause")));
        Contribution shown = new Contribution(
                "+2",
                "Ownership has not settled yet, and it comes first in Rust.",
                false,
                "1 of 4 right on Rust",
                Optional.of(new Link("Moving instead of copying", "/l/3#moving")));
        Contribution other = new Contribution(
                "+3", "A new colleague reads Go after a weekend.", true, "within weeks", Optional.empty());
        return new Result(
                "rust",
                "Rust",
                decided,
                decided ? 6 : 1,
                4,
                List.of(
                        new Side("rust", "Rust", decided ? 68 : 53, decided ? 9 : 3, true, List.of(stated, shown)),
                        new Side(
                                "go",
                                "Go",
                                decided ? 32 : 47,
                                decided ? 3 : 2,
                                false,
                                decided ? List.of(other) : List.of())),
                List.of(new Start(
                        "rust",
                        "Rust",
                        List.of(new Step(
                                "The Rust Programming Language",
                                "The book from start to finish.",
                                "https://doc.rust-lang.org/book/")))));
    }
}
