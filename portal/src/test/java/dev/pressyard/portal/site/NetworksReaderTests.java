package dev.pressyard.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;

class NetworksReaderTests {

    private final BeanPropertyBindingResult errors = new BeanPropertyBindingResult(SiteForm.empty(""), "form");

    @Test
    void readsAddressesAndRangesOnce() {
        assertThat(NetworksReader.read(" 192.0.2.0/24, 198.51.100.7\n192.0.2.0/24  10.0.0.0/8", errors))
                .containsExactly("192.0.2.0/24", "198.51.100.7/32", "10.0.0.0/8");
        assertThat(NetworksReader.read("", errors)).isEmpty();
        assertThat(errors.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyone", "256.0.0.0/8", "192.0.2.0/33", "192.0.2/24", "2001:db8::/32", "1;2"})
    void refusesWhatIsNoNetwork(String typed) {
        NetworksReader.read("10.0.0.0/8 " + typed, errors);

        assertThat(message()).contains("is no network");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7/24,192.0.2.0/24", "10.255.3.4/9,10.128.0.0/9", "255.255.255.255/1,128.0.0.0/1"})
    void saysWhichNetworkAnAddressIsIn(String typed, String network) {
        NetworksReader.read(typed, errors);

        assertThat(message()).contains("the network is " + network);
    }

    @Test
    void saysHowEverybodyIsMeant() {
        NetworksReader.read("0.0.0.0/0", errors);

        assertThat(message()).contains("is everybody", "leave this empty");
    }

    private String message() {
        var error = errors.getFieldError("administratorNetworks");
        return error == null ? "" : String.valueOf(error.getDefaultMessage());
    }
}
