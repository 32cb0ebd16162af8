"""ECS services: settings that are kept, deployments that are replaced as ECS replaces them, and counts that tell the truth.

moto leaves `runningCount` at 0 and edits a service's only deployment in place. Here a change of the task definition makes a new PRIMARY deployment beside
the ACTIVE one that it replaces, as ECS's rolling update does. Who says how many tasks run depends on the runtime: while one is attached it reports what it
sees (`observe`); without one a service counts as running what it was asked to run.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
"""

import datetime
import functools
import threading
import uuid
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from botocore import xform_name
from moto.core.responses import ActionResult
from moto.ecs.models import EC2ContainerServiceBackend, Service, ecs_backends
from moto.ecs.responses import EC2ContainerServiceResponse

from . import observation, targets
from .additions import extend

# Settings of CreateService and UpdateService that DescribeServices gives back, and moto drops.
KEPT_SETTINGS = (
    "availabilityZoneRebalancing",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "healthCheckGracePeriodSeconds",
    "loadBalancers",
    "networkConfiguration",
    "placementConstraints",
    "placementStrategy",
    "platformVersion",
    "propagateTags",
    "serviceRegistries",
)
# A change of one of these starts new tasks. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
REPLACING_SETTINGS = {"loadBalancers", "networkConfiguration", "platformVersion", "propagateTags", "serviceRegistries"}
EVENTS_KEPT = 100
# "Stopped tasks appear in the returned results for at least one hour."
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
STOPPED_TASKS_KEPT = datetime.timedelta(hours=1)
MOST_STOPPED_TASKS_KEPT = 100

# Calls and the runtime's reports come on threads of their own, and both rewrite a service's deployments.
_lock = threading.RLock()


def _alone(function: Callable[..., Any]) -> Callable[..., Any]:
    """One at a time of all functions that change a service."""

    @functools.wraps(function)
    def locked(*args: Any, **kwargs: Any) -> Any:
        with _lock:
            return function(*args, **kwargs)

    return locked


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def _new_deployment(service: Service) -> dict[str, Any]:
    deployment_id = f"ecs-svc/{uuid.uuid4().int % 10**19:019d}"
    return {
        "id": deployment_id,
        "status": "PRIMARY",
        "taskDefinition": service.task_definition,
        "desiredCount": service.desired_count,
        "pendingCount": 0,
        "runningCount": 0,
        "failedTasks": 0,
        "launchType": service.launch_type,
        "platformVersion": service.platform_version,
        "platformFamily": "Linux",
        "networkConfiguration": service.network_configuration or None,
        "rolloutState": "IN_PROGRESS",
        "rolloutStateReason": f"ECS deployment {deployment_id} in progress.",
        "createdAt": _now(),
        "updatedAt": _now(),
    }


def _settle(service: Service) -> None:
    """Without a runtime: the primary deployment is complete and runs what was asked of it."""
    primary = service.deployments[0]
    primary.update(runningCount=service.desired_count, pendingCount=0, updatedAt=_now())
    _complete(primary)
    service.completed_task_definition = primary["taskDefinition"]
    service.deployments = [primary]
    _recount(service)


def _complete(deployment: dict[str, Any]) -> None:
    deployment["rolloutState"] = "COMPLETED"
    deployment["rolloutStateReason"] = f"ECS deployment {deployment['id']} completed."


def _recount(service: Service) -> None:
    service.running_count = sum(deployment["runningCount"] for deployment in service.deployments)
    service.pending_count = sum(deployment["pendingCount"] for deployment in service.deployments)


def _settle_unless_observed(service: Service) -> None:
    if service.deployments and not observation.runtime.attached:
        _settle(service)


def _keep_settings(service: Service, request: dict[str, Any]) -> None:
    for setting in KEPT_SETTINGS:
        if request.get(setting) is not None:
            setattr(service, xform_name(setting), request[setting])


@_alone
def _create(original: Any, response: EC2ContainerServiceResponse) -> ActionResult:
    answer = original(response)
    service: Service = answer.result["service"]
    service.observed_tasks = []
    service.stopped_tasks = []
    service.completed_task_definition = None
    service.created_at = _now()
    _keep_settings(service, response._get_params())
    if service.deployments:
        service.deployments = [_new_deployment(service)]
        _recount(service)
    _settle_unless_observed(service)
    return answer


@_alone
def _update(original: Any, response: EC2ContainerServiceResponse) -> ActionResult:
    request = response._get_params()
    backend: EC2ContainerServiceBackend = response.ecs_backend
    service = backend._get_service(request.get("cluster", "default"), request["service"])
    replaces_tasks = _replaces_tasks(service, request, backend)
    _keep_settings(service, request)
    if request.get("desiredCount") is not None:
        service.desired_count = request["desiredCount"]
    if replaces_tasks:
        _replace_deployment(service)
    if service.deployments:
        service.deployments[0]["desiredCount"] = service.desired_count
    _settle_unless_observed(service)
    return ActionResult({"service": service})


@_alone
def _delete(original: Any, backend: EC2ContainerServiceBackend, *args: Any, **kwargs: Any) -> Service:
    """What was observed of a service ends with it; its tasks are on their way out."""
    service: Service = original(backend, *args, **kwargs)
    service.observed_tasks = []
    for deployment in service.deployments or []:
        deployment.update(runningCount=0, pendingCount=0)
    service.running_count = service.pending_count = 0
    for balancer in service.load_balancers or []:
        if balancer.get("targetGroupArn"):
            targets.observe(backend.account_id, backend.region_name, balancer["targetGroupArn"], [])
    return service


def _replaces_tasks(service: Service, request: dict[str, Any], backend: EC2ContainerServiceBackend) -> bool:
    changed = any(
        request.get(setting) is not None and request[setting] != getattr(service, xform_name(setting), None)
        for setting in REPLACING_SETTINGS
    )
    if request.get("taskDefinition"):
        task_definition = backend.describe_task_definition(request["taskDefinition"]).arn
        changed = changed or task_definition != service.task_definition
        service.task_definition = task_definition
    return bool(changed or request.get("forceNewDeployment"))


def _replace_deployment(service: Service) -> None:
    """The new deployment becomes PRIMARY; those before it stay ACTIVE while tasks of theirs still run."""
    still_running = [deployment for deployment in service.deployments if deployment["runningCount"]]
    for deployment in still_running:
        deployment["status"] = "ACTIVE"
    service.deployments = [_new_deployment(service), *still_running]


def find(account: str, region: str, cluster: str, name: str) -> Service | None:
    """The service of that name in the cluster of that name, or None; one that was deleted is none."""
    service = ecs_backends[account][region].services.get(f"{cluster}:{name}")
    return service if service and service.status == "ACTIVE" else None


@_alone
def observe(service: Service, observed: dict[str, Any]) -> None:
    """Takes over what the runtime saw of a service: counts and rollout per deployment, tasks, events."""
    if service.status != "ACTIVE":
        return
    seen = {deployment["id"]: deployment for deployment in observed["deployments"]}
    for deployment in service.deployments:
        _observe_deployment(deployment, seen.get(deployment["id"], {}))
    primary = service.deployments[0]
    if primary["rolloutState"] == "COMPLETED":
        service.completed_task_definition = primary["taskDefinition"]
    service.deployments = [primary] + [other for other in service.deployments[1:] if other["runningCount"]]
    tasks = [_task(service, task) for task in observed["tasks"]]
    service.observed_tasks = [task for task in tasks if task.last_status != "STOPPED"]
    service.stopped_tasks = _kept([task for task in tasks if task.last_status == "STOPPED"] + service.stopped_tasks)
    for message in observed.get("events", []):
        add_event(service, message)
    for arn, members in observed.get("targets", {}).items():
        targets.observe(observed["account"], observed["region"], arn, members)
    _recount(service)


def _kept(stopped: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Those that are still shown, the newest first."""
    oldest = _now() - STOPPED_TASKS_KEPT
    return [task for task in stopped if task.stopped_at > oldest][:MOST_STOPPED_TASKS_KEPT]


def _observe_deployment(deployment: dict[str, Any], seen: dict[str, Any]) -> None:
    before = {name: deployment[name] for name in ("runningCount", "pendingCount", "failedTasks", "rolloutState")}
    deployment.update(
        runningCount=seen.get("running", 0), pendingCount=seen.get("pending", 0), failedTasks=seen.get("failed", 0)
    )
    if seen.get("complete") and deployment["rolloutState"] == "IN_PROGRESS":
        _complete(deployment)
    if any(deployment[name] != value for name, value in before.items()):
        deployment["updatedAt"] = _now()


def add_event(service: Service, message: str) -> None:
    """Puts an event in front of a service's events, as DescribeServices lists them."""
    event = {"id": str(uuid.uuid4()), "createdAt": _now(), "message": f"(service {service.name}) {message}"}
    service.events = [event, *service.events][:EVENTS_KEPT]


@_alone
def fail_deployment(service: Service, deployment_id: str, reason: str) -> bool:
    """What the deployment circuit breaker does: the primary deployment fails, and is rolled back if the service says so.

    False if the deployment is not the primary any more.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    """
    failed = next(iter(service.deployments or []), None)
    if failed is None or failed["id"] != deployment_id:
        return False
    failed.update(rolloutState="FAILED", rolloutStateReason=reason, updatedAt=_now())
    add_event(service, f"(deployment {failed['id']}) deployment failed: {reason}")
    breaker = (getattr(service, "deployment_configuration", None) or {}).get("deploymentCircuitBreaker", {})
    former = service.completed_task_definition
    if breaker.get("rollback") and former and former != failed["taskDefinition"]:
        _roll_back(service, former)
    return True


def _roll_back(service: Service, former: str) -> None:
    """The last completed deployment prevails again, with the tasks that it still has; a new one of the same kind if it has none."""
    service.task_definition = former
    still_there = [deployment for deployment in service.deployments[1:] if deployment["taskDefinition"] == former]
    if still_there:
        failed, primary = service.deployments[0], still_there[0]
        failed["status"] = "ACTIVE"
        others = [deployment for deployment in service.deployments[1:] if deployment is not primary]
        service.deployments = [primary, failed, *others]
        primary.update(status="PRIMARY", rolloutState="IN_PROGRESS", updatedAt=_now())
    else:
        _replace_deployment(service)
    primary = service.deployments[0]
    primary["desiredCount"] = service.desired_count
    primary["rolloutStateReason"] = f"ECS deployment circuit breaker: rolling back to deploymentId {primary['id']}."
    add_event(service, f"rolling back to deployment {primary['id']} ({former.split('/')[-1]}).")


def _task(service: Service, seen: dict[str, Any]) -> SimpleNamespace:
    cluster, name = service.cluster_name, service.name
    arn = f"{service.cluster_arn.replace(':cluster/', ':task/')}/{seen['id']}"
    stop = seen.get("stop") or {}
    return SimpleNamespace(
        task_arn=arn,
        cluster_arn=service.cluster_arn,
        task_definition_arn=seen["taskDefinition"],
        container_instance_arn=None,
        group=f"service:{name}",
        started_by=seen["deployment"],
        launch_type=service.launch_type,
        platform_family="Linux",
        last_status=seen["lastStatus"],
        desired_status=seen["desiredStatus"],
        health_status=seen["health"],
        connectivity="CONNECTED",
        created_at=_instant(seen["createdAt"]),
        started_at=_instant(seen.get("startedAt")),
        stopped_at=_instant(stop.get("at")),
        stopped_reason=stop.get("reason"),
        stop_code=_stop_code(stop, seen["containers"]),
        tags=list(service.tags) if getattr(service, "propagate_tags", None) == "SERVICE" else [],
        overrides={"containerOverrides": [], "inferenceAcceleratorOverrides": []},
        attachments=[
            {
                "id": seen["id"],
                "type": "ElasticNetworkInterface",
                "status": "ATTACHED",
                "details": [{"name": "privateIPv4Address", "value": seen.get("address")}],
            }
        ],
        containers=[
            {
                "containerArn": f"{arn.replace(':task/', ':container/')}/{container['name']}",
                "taskArn": arn,
                "name": container["name"],
                "image": container["image"],
                "runtimeId": container["runtimeId"],
                "lastStatus": container["lastStatus"],
                "exitCode": container.get("exitCode"),
                "healthStatus": container["health"],
                "networkInterfaces": [{"attachmentId": seen["id"], "privateIpv4Address": seen.get("address")}],
            }
            for container in seen["containers"]
        ],
        advance=lambda: None,
        cluster_name=cluster,
        service_name=name,
    )


def _instant(seconds: float | None) -> datetime.datetime | None:
    return None if seconds is None else datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


def _stop_code(stop: dict[str, Any], containers: list[dict[str, Any]]) -> str | None:
    """https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html#ECS-Type-Task-stopCode"""
    if not stop:
        return None
    ended = any(container.get("exitCode") is not None for container in containers)
    return "EssentialContainerExited" if ended else "ServiceSchedulerInitiated"


def _observed_tasks(backend: EC2ContainerServiceBackend) -> list[SimpleNamespace]:
    """Those that run, and those that stopped within the last hour."""
    services = [service for service in list(backend.services.values()) if hasattr(service, "observed_tasks")]
    return [task for service in services for task in service.observed_tasks + _kept(service.stopped_tasks)]


def _list_tasks(original: Any, backend: EC2ContainerServiceBackend, *args: Any, **kwargs: Any) -> list[Any]:
    names = ("cluster_str", "container_instance", "family", "started_by", "service_name", "desired_status")
    asked = dict(zip(names, args)) | kwargs
    cluster = backend._get_cluster(asked.get("cluster_str") or "default")
    wanted_status = asked.get("desired_status") or asked.get("desiredStatus") or "RUNNING"
    service_name = (asked.get("service_name") or "").split("/")[-1]
    family = asked.get("family")
    tasks = [] if service_name else original(backend, *args, **kwargs)
    return tasks + [
        task
        for task in _observed_tasks(backend)
        if task.cluster_name == cluster.name
        and task.desired_status == wanted_status
        and service_name in ("", task.service_name)
        and family in (None, task.task_definition_arn.split("/")[-1].split(":")[0])
        and not asked.get("container_instance")
    ]


def _describe_tasks(original: Any, backend: EC2ContainerServiceBackend, cluster: str, tasks: list[str]) -> list[Any]:
    asked = {task.split("/")[-1] for task in tasks}
    observed = [task for task in _observed_tasks(backend) if task.task_arn.split("/")[-1] in asked]
    return original(backend, cluster, tasks) + observed


def install() -> None:
    extend(EC2ContainerServiceResponse, "create_service", _create)
    extend(EC2ContainerServiceResponse, "update_service", _update)
    extend(EC2ContainerServiceBackend, "delete_service", _delete)
    extend(EC2ContainerServiceBackend, "list_tasks", _list_tasks)
    extend(EC2ContainerServiceBackend, "describe_tasks", _describe_tasks)
