package se.lagesbild.backend;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every failure into a problem document; the sender never sees a stack trace. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem, Locale locale) {
        return answer(problem, locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e, Locale locale) {
        return answer(
                rootProblem(e) instanceof Problem p ? p : Problem.of(400, "unreadable-json", firstLine(e)), locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        var wanted = e.getRequiredType() == UUID.class ? "not-a-uuid" : "not-a-number";
        var code = wanted.equals("not-a-uuid") || isNumber(e.getRequiredType()) ? wanted : "bad-value";
        return answer(
                new Problem(
                        400,
                        "bad-query",
                        List.of(new Problem.Field(e.getName(), code, shown(e.getValue()))),
                        e.getName()),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(MissingServletRequestParameterException e, Locale locale) {
        return answer(Problem.badQuery(e.getParameterName(), "missing"), locale);
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(ObjectOptimisticLockingFailureException e, Locale locale) {
        return answer(Problem.of(409, "changed-meanwhile"), locale);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> noDatabase(Exception e, Locale locale) {
        log.error("the database does not answer", e);
        return answer(Problem.of(503, "no-database"), locale);
    }

    /** Nobody is left to be answered: a page that wants something else breaks its request off. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception e, Locale locale) throws Exception {
        if (e instanceof org.springframework.security.core.AuthenticationException
                || e instanceof org.springframework.security.access.AccessDeniedException) {
            throw e;
        }
        if (e instanceof ErrorResponse known) {
            var code = "http-" + known.getStatusCode().value();
            return answer(Problem.of(known.getStatusCode().value(), code), locale);
        }
        if (rootProblem(e) instanceof Problem p) {
            return answer(p, locale);
        }
        log.error("unexpected failure", e);
        return answer(Problem.of(500, "http-500"), locale);
    }

    private static ResponseEntity<Object> answer(Problem problem, Locale locale) {
        var builder = ResponseEntity.status(HttpStatusCode.valueOf(problem.status()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return builder.body(ProblemText.document(problem, locale));
    }

    private static boolean isNumber(@Nullable Class<?> type) {
        return type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type));
    }

    private static String shown(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static @Nullable Throwable rootProblem(Throwable e) {
        Throwable at = e;
        while (at != null && !(at instanceof Problem)) {
            at = at.getCause();
        }
        return at;
    }

    /** Where the JSON breaks (line and column), never what it holds. */
    private static String firstLine(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof tools.jackson.core.JacksonException json && json.getLocation() != null) {
                return json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr();
            }
        }
        return "1:1";
    }
}
