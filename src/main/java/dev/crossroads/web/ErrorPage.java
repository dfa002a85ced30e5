package dev.crossroads.web;

import java.util.Optional;

/**
 * The page for a request that can't be answered: {@code web/error}.
 *
 * @param status the HTTP status
 * @param title what happened, in a few words
 * @param detail what was wrong and what to do
 * @param detailLanguage the language the detail is in, a BCP 47 tag: not everything that goes wrong is translated
 * @param id names the entry in the log, for errors of ours
 * @param way where it goes on from here, if that is known
 * @param sent the form that could not be taken
 */
public record ErrorPage(
        Chrome chrome,
        int status,
        String title,
        String detail,
        String detailLanguage,
        Optional<String> id,
        Optional<Link> way,
        Optional<SentForm> sent) {

    /** Whether what was sent may go well when it is sent again, as it was or as it is changed. */
    public boolean again() {
        return status == 400 || status == 409 || status == 429 || status >= 500;
    }

    /** Whether there is something to give back. */
    public boolean given() {
        return sent.filter(form -> again() || !form.typed().isEmpty()).isPresent();
    }
}
