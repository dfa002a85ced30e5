package dev.crossroads.web;

import dev.crossroads.recommendation.BalancePicture;
import dev.crossroads.recommendation.RecommendationPage;
import dev.crossroads.recommendation.RecommendationPage.Asked;
import dev.crossroads.recommendation.RecommendationPage.Because;
import dev.crossroads.recommendation.RecommendationPage.Change;
import dev.crossroads.recommendation.RecommendationPage.Choice;
import dev.crossroads.recommendation.RecommendationPage.Contribution;
import dev.crossroads.recommendation.RecommendationPage.Excluded;
import dev.crossroads.recommendation.RecommendationPage.Flip;
import dev.crossroads.recommendation.RecommendationPage.KeyedChoice;
import dev.crossroads.recommendation.RecommendationPage.Lead;
import dev.crossroads.recommendation.RecommendationPage.Matters;
import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.recommendation.RecommendationPage.Said;
import dev.crossroads.recommendation.RecommendationPage.Side;
import dev.crossroads.recommendation.RecommendationPage.Start;
import dev.crossroads.recommendation.RecommendationPage.Step;
import dev.crossroads.recommendation.RecommendationPage.Strong;
import dev.crossroads.recommendation.StartForm;
import dev.crossroads.recommendation.TornadoBar;
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
                        result,
                        "/courses/rust-or-go/recommendations",
                        "0198f1de-0000-7000-8000-000000000009",
                        answered
                                ? List.of(new Link(
                                        "24 November 2026, 12:00",
                                        "/courses/rust-or-go/recommendations/0198f1de-0000-4000-8000-000000000001"))
                                : List.of(),
                        answered
                                ? Optional.of(new StartForm(
                                        "start-rust-or-go",
                                        "/courses/rust-or-go/recommendation/start",
                                        "0198f1de-0000-7000-8000-000000000010",
                                        List.of(
                                                new StartForm.Choice("rust", "Rust", true),
                                                new StartForm.Choice("go", "Go", false),
                                                new StartForm.Choice("other", "Something else", false)),
                                        Optional.of(new StartForm.Started(Optional.of("Rust"), "24 November 2026"))))
                                : Optional.empty(),
                        answered ? Optional.of("/courses/rust-or-go/recommendation/report") : Optional.empty()));
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
                        new Choice("c", "Nobody would notice", false)),
                number == 2,
                number == 2 && !answered,
                number == 3,
                new Matters(
                        "/courses/rust-or-go/recommendation/weights",
                        "0198f1de-0000-7000-8000-00000000002" + number,
                        "recommendation.matters.usual",
                        false,
                        List.of(
                                new KeyedChoice("usual", "recommendation.matters.usual", true),
                                new KeyedChoice("most", "recommendation.matters.most", false),
                                new KeyedChoice("none", "recommendation.matters.none", false))),
                number == 1 ? Optional.empty() : Optional.of("/courses/rust-or-go/recommendation?question=latency"),
                number == 3 ? Optional.empty() : Optional.of("/courses/rust-or-go/recommendation?question=team"));
    }

    private static Result result(boolean decided) {
        Contribution stated = new Contribution(
                5,
                5,
                "Rust has no collector, so nothing pauses but what you wrote.",
                "a missed deadline is a defect",
                Optional.of("No tuning takes a collector's work away."),
                Optional.of(new Link("What a pause is", "/l/4#pause")));
        Contribution shown = new Contribution(
                2,
                5,
                "Ownership has not settled yet, and it comes first in Rust.",
                "1 of 4 right on Rust",
                Optional.empty(),
                Optional.of(new Link("Moving instead of copying", "/l/3#moving")));
        Contribution together =
                new Contribution(-2, 5, "Two answers say one thing.", "what it is", Optional.empty(), Optional.empty());
        Flip flip = new Flip(
                List.of(new Change(
                        "How soon should someone new on your team be productive?",
                        "Within weeks",
                        "/courses/rust-or-go/recommendation?question=team#question-team")),
                "Go",
                false,
                "recommendation.flips.then-close");
        Contribution other = new Contribution(
                3, 5, "A new colleague reads Go after a weekend.", "within weeks", Optional.empty(), Optional.empty());
        return new Result(
                "rust",
                "Rust",
                decided,
                false,
                decided ? 6 : 1,
                4,
                Optional.of(decided ? 96 : 58),
                2000,
                Optional.of(
                        decided
                                ? new Said(
                                        "rust",
                                        "recommendation.start-with",
                                        "Rust",
                                        "Rust is ahead by 6, and no single answer turns that.",
                                        true,
                                        false,
                                        true)
                                : new Said(
                                        "open",
                                        "recommendation.too-close",
                                        "",
                                        "Rust is ahead by 1, and one answer can turn that.",
                                        false,
                                        false,
                                        true)),
                decided
                        ? List.of(new Excluded(
                                "Go",
                                List.of(new Because(
                                        "A missed deadline is a defect",
                                        "No tuning takes a collector's work away.",
                                        Optional.of("C for that part"),
                                        Optional.of(new Link("What a pause is", "/l/4#pause")))),
                                14))
                        : List.of(),
                Optional.of(new BalancePicture("rust", "go", "Rust", "Go", decided ? 250 : 460, 333, 334, 100, 700)),
                decided ? List.of() : List.of(new Lead("Go", -5, 12)),
                List.of(new Strong("rust", "Rust", 5, "Rust has no collector, so nothing pauses but what you wrote.")),
                List.of(
                        new Side(
                                "rust",
                                "Rust",
                                decided ? 68 : 53,
                                decided ? 9 : 3,
                                decided ? 7 : 1,
                                2,
                                true,
                                false,
                                List.of(stated),
                                List.of(shown),
                                List.of(together)),
                        new Side(
                                "go",
                                "Go",
                                decided ? 32 : 47,
                                decided ? 3 : 2,
                                decided ? 3 : 2,
                                0,
                                false,
                                decided,
                                decided ? List.of(other) : List.of(),
                                List.of(),
                                List.of())),
                List.of(flip),
                List.of(flip),
                List.of(new TornadoBar(
                        "How soon should someone new on your team be productive?",
                        "/courses/rust-or-go/recommendation?question=team#question-team",
                        new TornadoBar.End("Nobody new is expected", "rust", "Rust", 6),
                        new TornadoBar.End("Within weeks", "go", "Go", 0),
                        200,
                        300,
                        320)),
                List.of(new Start(
                        "rust",
                        "Rust",
                        List.of(new Step(
                                "The Rust Programming Language",
                                "The book from start to finish.",
                                "https://doc.rust-lang.org/book/",
                                Optional.of("The guessing game runs."))),
                        Optional.of("Learn Go as well when you extend a cloud tool."))));
    }
}
