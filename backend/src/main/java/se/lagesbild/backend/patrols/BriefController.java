package se.lagesbild.backend.patrols;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;
import se.lagesbild.backend.access.ReadLog;
import se.lagesbild.backend.access.Viewer;

/** A round on one page: for the pocket and for the phone. */
@RestController
class BriefController {
    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final RoundQueries rounds;
    private final BriefWriting writing;
    private final ReadLog readLog;

    BriefController(RoundQueries rounds, BriefWriting writing, ReadLog readLog) {
        this.rounds = rounds;
        this.writing = writing;
        this.readLog = readLog;
    }

    /** @param lang sv or en; a link cannot say it otherwise */
    @GetMapping("/api/rounds/{id}/brief")
    ResponseEntity<byte[]> brief(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "html") String f,
            @RequestParam(required = false) @Nullable String lang,
            Locale asked) {
        if (!f.equals("html") && !f.equals("pdf")) {
            throw Problem.badQuery("f", "not-one-of", f, "html, pdf");
        }
        if (lang != null && !lang.equals("sv") && !lang.equals("en")) {
            throw Problem.badQuery("lang", "not-one-of", lang, "sv, en");
        }
        var locale = lang == null ? asked : lang.equals("en") ? Locale.ENGLISH : ProblemText.SWEDISH;
        var round = rounds.find(viewer, id).orElseThrow(() -> Problem.notFound("round", id));
        readLog.read(viewer, "round-brief", id.toString(), 1);
        boolean pdf = f.equals("pdf");
        var body = pdf
                ? writing.pdf(viewer, round, locale)
                : writing.page(viewer, round, locale).getBytes(StandardCharsets.UTF_8);
        var answer = ResponseEntity.ok()
                .contentType(pdf ? MediaType.APPLICATION_PDF : PAGE)
                .cacheControl(CacheControl.noStore());
        if (pdf) {
            var name = "rond-%s-v%d.pdf".formatted(round.sheet().day(), round.version());
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
        }
        return answer.body(body);
    }
}
