package dev.pressyard.portal.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds people for Spring Security, and renews their password hash when its algorithm has aged. */
@Service
class PeopleDetailsService implements UserDetailsService, UserDetailsPasswordService {

    private final People people;

    PeopleDetailsService(People people) {
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return new SignedInPerson(find(username));
    }

    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
        var person = find(user.getUsername());
        if (newPassword != null) {
            person.changePassword(newPassword);
        }
        return new SignedInPerson(person);
    }

    private Person find(String username) {
        return people.findByUsername(Username.normalized(username))
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this username"));
    }
}
