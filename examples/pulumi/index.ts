// The shop of examples/shop as a Pulumi program: the same workloads, good and bad on purpose, and a gateway with a sidecar.
// `pulumi preview --policy-pack ../../policy` says what would go wrong before the containers start.
import "./workloads/web";
import "./workloads/orders";
import "./workloads/payments";
import "./workloads/catalog";
import "./workloads/mail-worker";
import "./workloads/search";
import "./workloads/reports";
import "./workloads/data-import";
import "./workloads/gateway";
