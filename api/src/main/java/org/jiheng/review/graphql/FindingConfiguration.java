package org.jiheng.review.graphql;

import org.jiheng.audit.Writes;
import org.jiheng.budget.Drafts;
import org.jiheng.budget.IndicatorFrames;
import org.jiheng.review.CheckRules;
import org.jiheng.review.Checking;
import org.jiheng.review.Findings;
import org.jiheng.review.FramesInForce;
import org.jiheng.review.ReaderFindings;
import org.jiheng.review.RegionalChecks;
import org.jiheng.review.Waiving;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FindingConfiguration {

	@Bean
	Checking checking(Drafts drafts, IndicatorFrames frames, ReaderFindings reading, RegionalChecks regional,
			Findings findings, Writes writes) {
		return new Checking(drafts, frames, reading, regional, findings, writes);
	}

	@Bean
	Waiving waiving(Findings findings, Writes writes) {
		return new Waiving(findings, writes);
	}

	@Bean
	FramesInForce framesInForce(IndicatorFrames frames, RegionalChecks regional) {
		return new FramesInForce(frames, regional);
	}

	@Bean
	CheckRules checkRules(RegionalChecks regional, IndicatorFrames frames, Writes writes) {
		return new CheckRules(regional, frames, writes);
	}

}
