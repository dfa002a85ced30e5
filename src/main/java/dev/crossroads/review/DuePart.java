package dev.crossroads.review;

import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Tells who comes back what is left to review today. */
final class DuePart implements PagePart {
    private final Reviews reviews;
    private final InstantSource clock;
    private final Pages pages;

    DuePart(Reviews reviews, InstantSource clock, Pages pages) {
        this.reviews = reviews;
        this.clock = clock;
        this.pages = pages;
    }

    /** {@code review/due}. */
    public record Part(Chrome chrome, ReviewAhead ahead) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        ZoneId zone = visitor.visit().zone();
        Instant now = clock.instant();
        ReviewAhead ahead =
                ReviewAhead.of(reviews.of(visitor.learner(), now, zone).await().plan(), chrome.texts());
        return new Said(
                ahead.left() == 0 ? "" : pages.render("review/due", new Part(chrome, ahead)), midnight(now, zone));
    }

    /** When another day begins, and with it another plan. */
    static Instant midnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
