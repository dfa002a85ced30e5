package dev.crossroads.web;

import java.util.Optional;

/** The page that says what went wrong, with the visitor's own head and the form as it was sent. */
public record FramedErrorPages(Pages pages, Frame frame) implements ErrorPages {

    @Override
    public String render(Problem problem, Visit visit, Optional<Visitor> visitor, Optional<SentForm> sent) {
        Optional<String> id =
                Optional.ofNullable(problem.extensions().get("errorId")).map(Object::toString);
        Texts texts = visit.texts();
        String title = problem.title(texts);
        return pages.render(
                "web/error",
                new ErrorPage(
                        visitor.map(known -> frame.around(title, Chrome.Place.ELSEWHERE, known))
                                .orElseGet(() -> frame.aroundAnyone(title, visit)),
                        problem.status(),
                        title,
                        problem.said().map(message -> message.in(texts)).orElseGet(problem::detail),
                        problem.said()
                                .map(_ -> visit.language())
                                .orElse(Language.ENGLISH)
                                .tag(),
                        id,
                        problem.way(texts),
                        sent));
    }
}
