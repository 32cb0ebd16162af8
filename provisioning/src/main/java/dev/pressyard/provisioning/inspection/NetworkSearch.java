package dev.pressyard.provisioning.inspection;

import dev.pressyard.provisioning.target.TargetSession;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

/**
 * Looks for VPCs, and for what in them costs money. A VPC cannot go before its subnets, gateways, route tables and
 * security groups have gone.
 */
@Component
class NetworkSearch implements Search {

    @Override
    public String subject() {
        return "VPCs, NAT gateways, addresses";
    }

    @Override
    public List<Holding> find(TargetSession session, SiteTag tag) {
        try (var ec2 = session.client(Ec2Client.builder())) {
            var tagged = Filter.builder()
                    .name("tag:" + SiteTag.KEY)
                    .values(tag.value())
                    .build();
            return Stream.of(vpcs(ec2, tagged), gateways(ec2, tagged), addresses(ec2, tagged))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static List<Holding> vpcs(Ec2Client ec2, Filter tagged) {
        return ec2.describeVpcsPaginator(request -> request.filters(tagged)).vpcs().stream()
                .map(it -> new Holding("VPC", it.vpcId()))
                .toList();
    }

    /** A deleted gateway stays visible for about an hour. */
    private static List<Holding> gateways(Ec2Client ec2, Filter tagged) {
        return ec2.describeNatGatewaysPaginator(request -> request.filter(tagged)).natGateways().stream()
                .filter(it -> it.state() != NatGatewayState.DELETED)
                .map(it -> new Holding("NAT gateway", it.natGatewayId()))
                .toList();
    }

    private static List<Holding> addresses(Ec2Client ec2, Filter tagged) {
        return ec2.describeAddresses(request -> request.filters(tagged)).addresses().stream()
                .map(it -> new Holding("address", it.allocationId()))
                .toList();
    }
}
