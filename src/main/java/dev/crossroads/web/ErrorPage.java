package dev.crossroads.web;

import java.util.Optional;

/**
 * What a person sees when a request can't be answered: {@code web/error}.
 *
 * @param status the HTTP status
 * @param title what happened, in a few words
 * @param detail what was wrong and what to do
 * @param detailLanguage the language the detail is in, a BCP 47 tag: not everything that goes wrong is translated
 * @param id names the entry in the log, for errors of ours
 */
public record ErrorPage(
        Chrome chrome, int status, String title, String detail, String detailLanguage, Optional<String> id) {}
