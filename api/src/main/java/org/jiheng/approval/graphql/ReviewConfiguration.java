package org.jiheng.approval.graphql;

import java.util.List;
import org.jiheng.approval.AfterApproval;
import org.jiheng.approval.BeforeSubmission;
import org.jiheng.approval.Reviewing;
import org.jiheng.approval.Rounds;
import org.jiheng.budget.Drafts;
import org.jiheng.review.Checking;
import org.jiheng.snapshot.Sealing;
import org.jiheng.snapshot.SnapshotKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

	/** What is submitted has passed the checks. */
	@Bean
	BeforeSubmission checksLetPass(Checking checking) {
		return budget -> checking.requireSubmittable(budget).then();
	}

	/** What is approved is sealed in the same act. */
	@Bean
	AfterApproval sealsWhatIsApproved(Sealing sealing) {
		return budget -> sealing.seal(budget, SnapshotKind.APPROVAL, 0, null).then();
	}

	@Bean
	Reviewing reviewing(Rounds rounds, Drafts drafts, List<BeforeSubmission> gates, List<AfterApproval> seals) {
		return new Reviewing(rounds, drafts, gates, seals);
	}

}
