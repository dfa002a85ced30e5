package dev.crossroads.digest;

import dev.crossroads.mail.Letter;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a digest into words. */
final class DigestLetters {
    private final OffLinks links;

    DigestLetters(OffLinks links) {
        this.links = links;
    }

    Letter of(Subscription subscription, String address, List<DigestSection> sections, Instant now) {
        Texts texts = subscription.texts();
        return new Letter(
                Digests.KIND,
                Optional.of(subscription.learner()),
                address,
                texts,
                "digest.mail.subject",
                List.of(texts.say("digest.mail.lead", Map.of("date", texts.date(now)))),
                sections.stream().map(DigestSection::inLetter).toList(),
                Optional.empty(),
                Optional.of(new Letter.Unsubscribe(
                        ScheduleWords.why(subscription.schedule(), texts),
                        texts.say("digest.mail.off"),
                        links.path(subscription.learner()))),
                subscription.schedule().useful(now),
                Optional.empty(),
                Letter.Turn.REGULAR);
    }
}
