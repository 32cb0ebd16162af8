# Our site image with Apache and mod_php in place of nginx and php-fpm: same code, same settings of PHP, same number of workers.
ARG SITE_IMAGE
FROM ${SITE_IMAGE}
USER root
RUN apt-get -qq update \
 && DEBIAN_FRONTEND=noninteractive apt-get -qq --yes --no-install-recommends install apache2 libapache2-mod-php8.4 >/dev/null \
 && rm -rf /var/lib/apt/lists/* \
 && cp /etc/php/8.4/fpm/conf.d/99-pressyard*.ini /etc/php/8.4/apache2/conf.d/ \
 && sed -i 's/^Listen 80$/Listen 8080/' /etc/apache2/ports.conf \
 && sed -i 's/\*:80>/*:8080>/' /etc/apache2/sites-available/000-default.conf \
 && printf '<Directory /var/www/html>\n  FallbackResource /index.php\n</Directory>\nStartServers 8\nMinSpareServers 8\nMaxSpareServers 8\nMaxRequestWorkers 8\n' >/etc/apache2/conf-enabled/bench.conf \
 && install -d -o www-data -g www-data /run/wordpress
ENTRYPOINT ["bash", "-c", "setpriv --reuid=33 --regid=33 --clear-groups php /usr/local/share/pressyard/install.php && exec apachectl -D FOREGROUND"]
