package org.jiheng.approval.graphql;

import java.util.List;
import java.util.Set;
import org.jiheng.adjustment.Adjusting;
import org.jiheng.adjustment.Adjustment;
import org.jiheng.adjustment.Adjustments;
import org.jiheng.approval.AfterApproval;
import org.jiheng.approval.BeforeApproval;
import org.jiheng.approval.BeforeSubmission;
import org.jiheng.approval.Discussing;
import org.jiheng.approval.ReviewThreads;
import org.jiheng.approval.Reviewing;
import org.jiheng.approval.Rounds;
import org.jiheng.audit.Writes;
import org.jiheng.budget.Drafts;
import org.jiheng.review.Checking;
import org.jiheng.snapshot.Basis;
import org.jiheng.snapshot.Sealing;
import org.jiheng.snapshot.SnapshotKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

	/** An adjustment that is submitted changes something. */
	@Bean
	@Order(0)
	BeforeSubmission adjustsSomething(Adjusting adjusting) {
		return adjusting::requireChanged;
	}

	/** What is submitted has passed the checks. */
	@Bean
	@Order(1)
	BeforeSubmission checksLetPass(Checking checking) {
		return budget -> checking.requireSubmittable(budget).then();
	}

	/** What is approved is sealed in the same act. */
	@Bean
	AfterApproval sealsWhatIsApproved(Sealing sealing, Adjustments adjustments) {
		return (budget, adjustment) -> adjustments.of(Set.of(budget))
			.flatMapIterable(found -> found.getOrDefault(budget, List.of()))
			.filter(each -> each.number() == adjustment)
			.next()
			.map(Adjustment::grounds)
			.flatMap(grounds -> sealing.seal(budget, SnapshotKind.ADJUSTMENT, adjustment,
					new Basis(grounds.documentNumber(), grounds.documentDate())))
			.switchIfEmpty(Mono.defer(() -> sealing.seal(budget, SnapshotKind.APPROVAL, adjustment, null)))
			.then();
	}

	/** Nothing is approved while one of its threads is unresolved. */
	@Bean
	Discussing discussing(ReviewThreads threads, Rounds rounds, Drafts drafts, Writes writes) {
		return new Discussing(threads, rounds, drafts, writes);
	}

	@Bean
	Reviewing reviewing(Rounds rounds, Drafts drafts, List<BeforeSubmission> gates, List<BeforeApproval> approvalGates,
			List<AfterApproval> seals) {
		return new Reviewing(rounds, drafts, gates, approvalGates, seals);
	}

}
