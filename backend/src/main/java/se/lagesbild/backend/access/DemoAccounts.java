package se.lagesbild.backend.access;

import java.util.List;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Installation;

/** The accounts that the log-in page of a demonstration offers; empty in a real installation. */
@Component
public class DemoAccounts {
    private final Installation installation;
    private final Accounts accounts;

    DemoAccounts(Installation installation, Accounts accounts) {
        this.installation = installation;
        this.accounts = accounts;
    }

    /** @param name for log-in; the password is the same for all and stands in the README */
    public record DemoAccount(String name, Role role) {}

    public List<DemoAccount> list() {
        return installation.demo()
                ? accounts.demoAccounts().stream()
                        .map(a -> new DemoAccount(a.name(), a.roles().iterator().next()))
                        .toList()
                : List.of();
    }
}
