package se.lagesbild.backend.maps.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.ProblemText;

/** A request to the OGC face: its parameters, the language and form of the answer, and the addresses around it. */
final class Asked {
    private final HttpServletRequest request;

    Asked(HttpServletRequest request) {
        this.request = request;
    }

    /** @throws Problem 400 for a parameter that is not known here, or that is given twice */
    void allow(Set<String> known) {
        for (var entry : request.getParameterMap().entrySet()) {
            if (!known.contains(entry.getKey()) && !entry.getKey().equals("f")) {
                var name = entry.getKey().length() > 40 ? entry.getKey().substring(0, 40) + "…" : entry.getKey();
                var all = new TreeSet<>(known);
                all.add("f");
                throw Problem.badQuery(name, "unknown-parameter", name, String.join(", ", all));
            }
            if (entry.getValue().length > 1) {
                throw Problem.badQuery(entry.getKey(), "given-twice");
            }
        }
    }

    /** Null also where it is empty. */
    @Nullable
    String parameter(String name) {
        var value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }

    @Nullable
    String header(String name) {
        return request.getHeader(name);
    }

    /** @param forms names for {@code f}, the first for those who do not say; {@code html} also by the header {@code Accept} */
    String form(String... forms) {
        var asked = parameter("f");
        if (asked != null) {
            if (!Arrays.asList(forms).contains(asked)) {
                throw Problem.badQuery("f", "not-one-of", asked.length() > 20 ? "…" : asked, String.join(", ", forms));
            }
            return asked;
        }
        return Arrays.asList(forms).contains("html") && wantsPage() ? "html" : forms[0];
    }

    /** A page where it is liked better than every kind of JSON. */
    private boolean wantsPage() {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        try {
            double page = 0;
            double json = 0;
            for (var type : MediaType.parseMediaTypes(accept)) {
                if (type.isConcrete() && type.includes(MediaType.TEXT_HTML)) {
                    page = Math.max(page, type.getQualityValue());
                } else if (type.getSubtype().contains("json")) {
                    json = Math.max(json, type.getQualityValue());
                }
            }
            return page > json;
        } catch (InvalidMimeTypeException | org.springframework.http.InvalidMediaTypeException e) {
            return false;
        }
    }

    Locale language() {
        return ProblemText.wanted(request);
    }

    boolean english() {
        return Locale.ENGLISH.getLanguage().equals(language().getLanguage());
    }

    /** A text of the problems' files, which hold the face's few words too. */
    String word(String key, Object... args) {
        return ProblemText.text(english() ? Locale.ENGLISH : ProblemText.SWEDISH, key, args);
    }

    /** Root of the face, without a slash at the end. */
    String root() {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString() + "/ogc";
    }

    /** This address without its parameters. */
    String path() {
        return request.getRequestURL().toString();
    }

    /** This address in another form. */
    String inForm(String form) {
        return with("f", form);
    }

    /** This address with one parameter changed, all others as they were sent. */
    String with(String name, String value) {
        var query = request.getQueryString();
        var others = query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.isEmpty() && !part.equals(name) && !part.startsWith(name + "="))
                        .map(part -> part + "&")
                        .collect(Collectors.joining());
        return path() + "?" + others + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As a part of an address. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** This address as it was sent. */
    String here() {
        return request.getQueryString() == null ? path() : path() + "?" + request.getQueryString();
    }
}
