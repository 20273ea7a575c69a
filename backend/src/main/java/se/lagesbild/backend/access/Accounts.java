package se.lagesbild.backend.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.Problem;

/** Local accounts: they exist only while no identity provider is set. */
@Service
class Accounts {
    static final String DEMO_PASSWORD = "lagesbild";
    static final int SHORTEST_PASSWORD = 12;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final Duration LINK_LIVES = Duration.ofHours(24);

    private final AccountQueries queries;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(AccountQueries queries, PasswordEncoder encoder, Clock clock) {
        this.queries = queries;
        this.encoder = encoder;
        this.clock = clock;
    }

    UserDetailsService userDetails() {
        return name -> queries.find(name)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /**
     * Adds an account.
     *
     * @throws Problem 422 with every rule that is broken
     */
    @Transactional
    UUID add(String name, String displayName, String password, Set<Role> roles) {
        var faults = new ArrayList<Problem.Field>();
        if (!NAME.matcher(name).matches()) {
            faults.add(new Problem.Field("/name", "account-name", name));
        }
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            faults.add(new Problem.Field("/password", "password-short", SHORTEST_PASSWORD));
        }
        if (roles.isEmpty() || roles.contains(Role.SYSTEM)) {
            faults.add(new Problem.Field("/roles", "roles-missing", choosable()));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return store(name, displayName, password, roles);
    }

    private UUID store(String name, String displayName, String password, Set<Role> roles) {
        var id = UUID.randomUUID();
        if (!queries.add(id, name, displayName.isBlank() ? name : displayName, encoder.encode(password), roles)) {
            throw Problem.invalid(List.of(new Problem.Field("/name", "account-taken", name)));
        }
        return id;
    }

    /** The accounts that a demonstration shows at log-in. Runs once: those that exist stay as they are. */
    @Transactional
    void addDemoAccounts() {
        addDemo("planerare", "Planerare (exempel)", Role.PLANNER);
        addDemo("vard", "Trygghetsvärd (exempel)", Role.WARDEN);
        addDemo("polis", "Polis (exempel)", Role.POLICE);
        addDemo("rapportor", "Rapportör (exempel)", Role.REPORTER);
        addDemo("namnd", "Nämnd (exempel)", Role.BOARD);
        addDemo("admin", "Administratör (exempel)", Role.ADMIN);
        addDemo("dso", "Dataskyddsombud (exempel)", Role.DPO);
    }

    private void addDemo(String name, String displayName, Role role) {
        if (queries.find(name).isEmpty()) {
            queries.markDemo(store(name, displayName, DEMO_PASSWORD, Set.of(role)));
        }
    }

    List<AccountQueries.Account> demoAccounts() {
        return queries.demoAccounts();
    }

    boolean anyAdministrator() {
        return queries.anyAdministrator();
    }

    /** A new secret for the one-time link that makes the first administrator; earlier links stop working. */
    @Transactional
    String newFirstAdministratorSecret() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        queries.keepFirstAdministratorLink(hash(secret), clock.instant().plus(LINK_LIVES));
        return secret;
    }

    /** @throws Problem 403 when the link is used, old or wrong; 422 as {@link #add} */
    @Transactional
    UUID addFirstAdministrator(String secret, String name, String displayName, String password) {
        if (queries.anyAdministrator() || !queries.useFirstAdministratorLink(hash(secret), clock.instant())) {
            throw Problem.of(403, "link-used");
        }
        return add(name, displayName, password, Set.of(Role.ADMIN));
    }

    static String choosable() {
        return String.join(", ", List.of("WARDEN", "PLANNER", "POLICE", "REPORTER", "BOARD", "ADMIN", "DPO"));
    }

    private static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
