package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.bench.Contest.Contender;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages and files of learners who come back, held against nginx sending the same bytes from a file. */
final class PageServing {
    private static final int CONNECTIONS = 64;
    private static final int CROWD = 256;
    private static final int LEARNERS = 2_000;

    /** Until the first page of every learner was made, which takes longer than all that are sent again. */
    private static final Duration ONCE_FOR_EACH = Duration.ofSeconds(48);

    private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/assets/[^\"]*/css/site\\.css)\"");

    private final Stage stage;
    private final Nginx nginx;
    private final Visit model;
    private final List<String> cookies;
    private final String lessonPage;
    private final String quizPage;
    private final String recommendationPage;

    /** Learners who have read half of the course's lessons, finished a checkpoint and are in the middle of another. */
    PageServing(Stage stage, Nginx nginx) {
        this.stage = stage;
        this.nginx = nginx;
        model = stage.visit();
        JsonNode course = stage.course();
        int half = course.get("lessons").size() / 2;
        for (int i = 0; i < half; i++) {
            JsonNode lesson =
                    model.json(course.get("lessons").get(i).get("href").asText());
            model.put(lesson.get("progress").get("href").asText(), "{\"completed\":true}");
        }
        lessonPage = course.get("lessons").get(half - 1).get("page").asText();
        model.post(answered(course, 0, 99).get("submission").get("href").asText(), "{}");
        answered(course, 1, 2);
        quizPage = course.get("quizzes").get(1).get("page").asText();
        recommendationPage = course.get("recommendation").get("page").asText();
        UUID learner = model.learner();
        Learners learners = new Learners(stage.database());
        cookies =
                learners.copy(learner, LEARNERS).stream().map(learners::cookie).toList();
    }

    private JsonNode answered(JsonNode course, int quiz, int most) {
        JsonNode entry = model.json(course.get("quizzes").get(quiz).get("href").asText());
        JsonNode attempt = model.post(entry.get("attempts").get("href").asText(), "{}");
        int answered = 0;
        for (JsonNode question : Stage.answerable(attempt)) {
            if (answered++ < most) {
                model.put(
                        question.get("answer").get("href").asText(), "{\"answer\":" + Stage.someAnswer(question) + "}");
            }
        }
        return attempt;
    }

    List<Contest> contests() {
        String style = styleSheet();
        copyToNginx("lesson.html", lessonPage);
        copyToNginx("style.css", style);
        nginx.put("style.br", compressed(style, "br"));
        Contender lesson = Contender.of("lesson page, gzip", ours(lessonPage, "gzip", false, CONNECTIONS));
        return List.of(
                new Contest(
                        "lesson page, uncompressed",
                        Contender.of("nginx", nginxs("lesson.html", "identity", false)),
                        List.of(Contender.of("ours", ours(lessonPage, "identity", false, CONNECTIONS))
                                .reaching(0.5))),
                new Contest(
                        "lesson page, gzip",
                        Contender.of("nginx", nginxs("lesson.html", "gzip", false)),
                        List.of(Contender.of("ours", ours(lessonPage, "gzip", false, CONNECTIONS))
                                .reaching(0.5))),
                new Contest(
                        "lesson page, If-None-Match",
                        Contender.of("nginx", nginxs("lesson.html", "gzip", true)),
                        List.of(Contender.of("ours", ours(lessonPage, "gzip", true, CONNECTIONS))
                                .reaching(0.7))),
                new Contest(
                        "style sheet, gzip",
                        Contender.of("nginx", nginxs("style.css", "gzip", false)),
                        List.of(Contender.of("ours", ours(style, "gzip", false, CONNECTIONS))
                                .reaching(0.8))),
                new Contest(
                        "style sheet, br",
                        Contender.of("nginx, the same bytes as a plain file", nginxs("style.br", "br", false)),
                        List.of(Contender.of("ours", ours(style, "br", false, CONNECTIONS))
                                .reaching(0.8))),
                new Contest(
                                "pages, gzip",
                                lesson,
                                List.of(
                                        Contender.of(
                                                        "quiz page in progress",
                                                        ours(quizPage, "gzip", false, CONNECTIONS))
                                                .reaching(0.5),
                                        Contender.of(
                                                        "progress page, 256 connections",
                                                        ours("/progress", "gzip", false, CROWD))
                                                .within(20),
                                        Contender.of(
                                                        "recommendation page, 256 connections",
                                                        ours(recommendationPage, "gzip", false, CROWD))
                                                .within(20)))
                        .afterAStart(ONCE_FOR_EACH));
    }

    private String styleSheet() {
        Matcher found = STYLE_SHEET.matcher(new String(model.get(lessonPage).body()));
        if (!found.find()) {
            throw new IllegalStateException("The lesson page links to no site.css.");
        }
        return found.group(1);
    }

    private void copyToNginx(String name, String path) {
        nginx.put(name, model.get(path).body());
        nginx.put(name + ".gz", compressed(path, "gzip"));
    }

    private byte[] compressed(String path, String encoding) {
        HttpResponse<byte[]> answer = model.get(path, "Accept-Encoding", encoding);
        if (!answer.headers().firstValue("content-encoding").equals(Optional.of(encoding))) {
            throw new IllegalStateException(path + " is not sent with " + encoding);
        }
        return answer.body();
    }

    private Load ours(String path, String encoding, boolean isKnown, int connections) {
        List<String> requests = new ArrayList<>();
        for (String cookie : cookies) {
            Visit visit = stage.visit();
            String tag = isKnown
                    ? visit.get(path, "Cookie", cookie, "Accept-Encoding", encoding)
                            .headers()
                            .firstValue("etag")
                            .orElse("")
                    : "";
            requests.add(request(stage.server().address(), path, encoding, cookie, tag));
        }
        return stage.wrk(connections).sending(RequestFiles.endless(stage.folder(), requests));
    }

    private Load nginxs(String name, String encoding, boolean isKnown) {
        HttpResponse<byte[]> answer = new Visit(nginx.address()).get("/" + name, "Accept-Encoding", encoding);
        String tag = isKnown ? answer.headers().firstValue("etag").orElseThrow() : "";
        return new Wrk(nginx.address(), stage.script(), CONNECTIONS, nginx.pid(), List.of())
                .sending(RequestFiles.endless(
                        stage.folder(), List.of(request(nginx.address(), "/" + name, encoding, "", tag))));
    }

    private static String request(URI target, String path, String encoding, String cookie, String tag) {
        return RequestFiles.get(target, path, "Accept-Encoding", encoding, "Cookie", cookie, "If-None-Match", tag);
    }
}
