package se.lagesbild.backend.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who am I, and the first administrator's one-time form. */
@RestController
class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    record Me(UUID id, String name, String displayName, Set<Role> roles, List<String> pages) {}

    record FirstAdministrator(String secret, String name, String displayName, String password) {
        FirstAdministrator {
            secret = secret == null ? "" : secret;
            name = name == null ? "" : name;
            displayName = displayName == null ? "" : displayName;
            password = password == null ? "" : password;
        }
    }

    @GetMapping("/api/me")
    Me me(Viewer viewer) {
        return new Me(viewer.id(), viewer.name(), viewer.displayName(), viewer.roles(), pages(viewer));
    }

    @PostMapping("/api/first-administrator")
    @ResponseStatus(HttpStatus.CREATED)
    void firstAdministrator(@RequestBody FirstAdministrator wanted) {
        accounts.addFirstAdministrator(wanted.secret(), wanted.name(), wanted.displayName(), wanted.password());
    }

    /** The files of the phone app are open to all; whom it is for stands at the address without the last slash. */
    private static List<String> pages(Viewer viewer) {
        return List.of("/map", "/map/hotspots", "/map/dose", "/map/follow-up", "/warden/", "/admin").stream()
                .filter(page -> AccessRules.TABLE.stream()
                        .filter(rule -> rule.pattern().equals(page.replaceAll("/$", "")))
                        .anyMatch(rule -> rule.roles().stream().anyMatch(viewer::is)))
                .toList();
    }
}
