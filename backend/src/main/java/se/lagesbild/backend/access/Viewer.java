package se.lagesbild.backend.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who reads or writes, and why. Every read port takes one.
 *
 * @param id the account's id; the same fixed id for all jobs of the system
 * @param name name of the account, as typed at log-in
 * @param displayName name to show
 * @param roles what the person works as
 * @param purpose why the system reads; for a person "use of the service"
 */
public record Viewer(UUID id, String name, String displayName, Set<Role> roles, String purpose) {
    private static final UUID SYSTEM_ID = new UUID(0, 0);

    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** The system itself, for a stated purpose. */
    public static Viewer system(String purpose) {
        return new Viewer(SYSTEM_ID, "system", "Systemet", Set.of(Role.SYSTEM), purpose);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** True for those who may see every municipal observation: planners and the system's own jobs. */
    public boolean seesAllObservations() {
        return is(Role.PLANNER) || is(Role.SYSTEM);
    }
}
