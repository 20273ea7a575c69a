package se.lagesbild.backend;

import java.util.List;
import java.util.Map;

/**
 * What went wrong, as the sender should hear it (RFC 9457). The {@code code} is stable; title and detail come from
 * {@code problems*.properties} in the language asked for.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One field that breaks a rule.
     *
     * @param pointer JSON pointer of the field, or the name of the query parameter
     * @param code stable code, the key of its text
     * @param args what the text names: the value, the bounds
     */
    public record Field(String pointer, String code, Object... args) {}

    private final int status;
    private final String code;
    private final transient Object[] args;
    private final transient List<Field> fields;
    private final transient Map<String, Object> members;

    /**
     * @param status HTTP status
     * @param code stable code, the key of title and detail
     * @param fields the fields at fault, in the order of the document; may be empty
     * @param args what the detail names
     */
    public Problem(int status, String code, List<Field> fields, Object... args) {
        this(status, code, fields, Map.of(), args);
    }

    private Problem(int status, String code, List<Field> fields, Map<String, Object> members, Object... args) {
        super(code
                + fields.stream().map(f -> " " + f.pointer() + ":" + f.code()).toList());
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.members = Map.copyOf(members);
        this.args = args.clone();
    }

    public static Problem of(int status, String code, Object... args) {
        return new Problem(status, code, List.of(), args);
    }

    /** A query parameter that cannot be used: 400. */
    public static Problem badQuery(String parameter, String code, Object... args) {
        return new Problem(400, "bad-query", List.of(new Field(parameter, code, args)), parameter);
    }

    /** Fields that break a rule: 422. */
    public static Problem invalid(List<Field> fields) {
        return new Problem(422, "invalid", fields, fields.size());
    }

    public static Problem notFound(String what, Object id) {
        return of(404, "not-found", what, id);
    }

    /** The same problem with a member that programs read, beside those of the standard. */
    public Problem with(String member, Object value) {
        return new Problem(status, code, fields, Map.of(member, value), args);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }

    public List<Field> fields() {
        return fields;
    }

    public Map<String, Object> members() {
        return members;
    }
}
