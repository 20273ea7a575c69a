package se.lagesbild.backend.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.lagesbild.backend.Problem;

/**
 * Gives a controller its {@link Viewer}: without one there is no read. A phone that is shared says whose reports it sends;
 * from another's session they are refused, so that nobody reports in somebody else's name.
 */
@Configuration
class ViewerArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    static final String ACCOUNT = "Lagesbild-Account";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class || maybe(parameter);
    }

    /** An address that is open to all, and shows more to those who have logged in, asks for an {@code Optional<Viewer>}. */
    private static boolean maybe(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof SignedIn signedIn) {
            var viewer = signedIn.viewer();
            var expected = request.getHeader(ACCOUNT);
            if (expected != null && !expected.equals(viewer.id().toString())) throw Problem.of(401, "other-account");
            return maybe(parameter) ? Optional.of(viewer) : viewer;
        }
        if (maybe(parameter)) {
            return Optional.empty();
        }
        throw Problem.of(401, "log-in");
    }
}
