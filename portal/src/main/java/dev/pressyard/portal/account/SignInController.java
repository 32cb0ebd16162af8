package dev.pressyard.portal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, before and after a failed attempt. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String form(
            @RequestParam(required = false) boolean signedOut,
            @Nullable @CurrentPerson SignedInPerson person,
            Model model) {
        if (person != null) {
            return "redirect:/sites";
        }
        model.addAttribute("signedOut", signedOut);
        return "account/sign-in";
    }

    /** Where Spring Security forwards a failed attempt to: the form again, with the name that was typed. */
    @PostMapping("/sign-in/failed")
    String failed(
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var throttled =
                request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof TooManyAttemptsException;
        response.setStatus((throttled ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
        model.addAttribute("username", username);
        model.addAttribute(
                "problem",
                throttled
                        ? "Too many failed attempts. Wait five minutes, then try again."
                        : "Username or password is wrong.");
        return "account/sign-in";
    }
}
