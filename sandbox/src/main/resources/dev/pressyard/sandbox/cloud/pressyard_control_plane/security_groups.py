"""EC2: the description of a rule that names a security group or a prefix list. moto gives back those of address ranges only."""

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule

from .additions import extend


def _remember_prefix_list(original: Any, rule: SecurityGroupRule, *args: Any, **kwargs: Any) -> None:
    original(rule, *args, **kwargs)
    rule.prefix_list = kwargs.get("prefix_list_id") or {}


def _description(rule: SecurityGroupRule) -> str | None:
    sources = (rule.ip_range, rule.source_group, rule.prefix_list)
    return next((source["Description"] for source in sources if source.get("Description")), None)


def install() -> None:
    extend(SecurityGroupRule, "__init__", _remember_prefix_list)
    SecurityGroupRule.description = property(_description)
