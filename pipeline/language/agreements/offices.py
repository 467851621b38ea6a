"""What an agreement tells of its signers' offices: whose they are, where the words around the person do not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.language.agreements.record import Agreement
from pipeline.language.roles import Role


def with_signers(roles: Iterable[Role], agreements: Iterable[Agreement]) -> tuple[Role, ...]:
    """Gives the roles, each of a signer that names no organisation with the one signed for.

    "Ze strony lotniska podpisał go prezes Jan Kos": he is the airport's president.
    """
    signed = {
        signer.mention._.name: signer
        for agreement in agreements
        if agreement.status != "ended"
        for signer in agreement.signers
        if signer.organisation is not None
    }
    completed = []
    for role in roles:
        signer = signed.get(role.person._.name)
        if signer is not None and not role.organisation_name and signer.role == role.role:
            role = replace(role, organisation=signer.organisation, organisation_name=signer.organisation_name)
        completed.append(role)
    return tuple(completed)
